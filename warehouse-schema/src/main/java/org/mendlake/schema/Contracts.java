package org.mendlake.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every contract of the warehouse with the envelope they share.
 *
 * @param envelope attributes of the CloudEvents envelope, without {@code data}
 * @param all the contracts, ordered by type
 */
public record Contracts(FieldType.Struct envelope, List<Contract> all) {
  public Contracts {
    all = List.copyOf(all);
  }

  private static final class Holder {
    static final Contracts DECLARED = new ContractLoader().load(Declarations.onClassPath("events"));
  }

  /** The declared contracts: the files in {@code warehouse-schema/events}. */
  public static Contracts declared() {
    return Holder.DECLARED;
  }

  /** Contracts from texts by relative path, such as {@code visit/visit.completed.v1.yaml}. */
  public static Contracts of(Map<String, String> files) {
    return new ContractLoader().load(files);
  }

  /** The contract of an event type. */
  public Optional<Contract> ofType(String type) {
    return all.stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /** The contracts of an entity, by type; empty when there is no such entity. */
  public List<Contract> ofEntity(String entity) {
    return all.stream().filter(c -> c.entity().equals(entity)).toList();
  }

  /** Names of the entities, in order: each has a topic and a silver table. */
  public List<String> entities() {
    return List.copyOf(new TreeSet<>(all.stream().map(Contract::entity).toList()));
  }

  /** The contracts by entity, both in order. */
  public Map<String, List<Contract>> byEntity() {
    Map<String, List<Contract>> grouped = new LinkedHashMap<>();
    entities().forEach(entity -> grouped.put(entity, ofEntity(entity)));
    return grouped;
  }
}
