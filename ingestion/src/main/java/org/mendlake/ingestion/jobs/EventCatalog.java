package org.mendlake.ingestion.jobs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * Which events there are, in which topics they travel and in which silver tables they end.
 *
 * @param tables the tables that belong to these contracts
 */
record EventCatalog(Contracts contracts, Tables tables, Topics topics) {

  /** The declared events. */
  static EventCatalog declared(Topics topics) {
    return new EventCatalog(Contracts.declared(), Tables.declared(), topics);
  }

  /** The silver tables that are there: each is made for its first rows. */
  List<Table> silver(TableStore store) {
    return tables.of(Layer.SILVER).stream().filter(store::exists).toList();
  }

  /** The tables that hold events, one for each entity. */
  List<Table> entities() {
    return contracts.entities().stream().map(this::of).toList();
  }

  /** The table of an entity. */
  Table of(String entity) {
    return tables.named(Names.tableName(entity));
  }

  /** The entity whose events a table holds. */
  String entity(Table table) {
    return contracts.entities().stream()
        .filter(entity -> Names.tableName(entity).equals(table.name()))
        .findFirst()
        .orElseThrow();
  }

  Table quarantine() {
    return tables.named("quarantine");
  }

  Table readmission() {
    return tables.named("readmission");
  }

  /** Version of each silver table that is there, by its name. */
  Map<String, String> silverVersions(Lake lake) {
    TableStore store = new TableStore(lake);
    Map<String, String> versions = new TreeMap<>();
    silver(store)
        .forEach(table -> versions.put(table.name(), String.valueOf(store.version(table))));
    return versions;
  }

  /** Version of the quarantine; empty while it was never needed. */
  OptionalLong quarantineVersion(Lake lake) {
    TableStore store = new TableStore(lake);
    return store.exists(quarantine())
        ? OptionalLong.of(store.version(quarantine()))
        : OptionalLong.empty();
  }

  /** Equal for contracts that accept the same records. */
  String fingerprint() {
    return DigestUtils.sha256Hex(contracts.toString().getBytes(StandardCharsets.UTF_8));
  }
}
