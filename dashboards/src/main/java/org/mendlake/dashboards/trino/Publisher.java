package org.mendlake.dashboards.trino;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.dashboards.trino.TableRegistration.Outcome;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/**
 * Makes Trino show exactly the tables that exist in the lake: one schema a layer, one entry a
 * table.
 *
 * <p>Publishing twice changes nothing the second time. Only entries are made and removed, never
 * data. A table that was dropped and made anew at its place is seen as it is now, because every
 * publication has Trino forget what it remembered of the table's log.
 */
public final class Publisher {
  private final TrinoServer trino;
  private final String warehouse;
  private final List<Layer> layers;
  private final String suffix;

  /**
   * @param warehouse root of the lake as Trino names it, such as {@code local://} or {@code
   *     s3://bucket/warehouse}; a table's path is layer/name below it
   */
  public Publisher(TrinoServer trino, String warehouse) {
    this(trino, warehouse, List.of(Layer.values()), "");
  }

  private Publisher(TrinoServer trino, String warehouse, List<Layer> layers, String suffix) {
    this.trino = trino;
    this.warehouse = warehouse;
    this.layers = layers;
    this.suffix = suffix;
  }

  /**
   * A publisher of what was known on a day, in schemas of their own such as {@code
   * gold_as_of_2024_06_30}.
   *
   * @param warehouse root of the tables built for that day
   */
  public static Publisher asOf(LocalDate day, TrinoServer trino, String warehouse) {
    return new Publisher(
        trino,
        warehouse,
        List.of(Layer.GOLD, Layer.MARTS),
        "_as_of_" + day.toString().replace('-', '_'));
  }

  /**
   * Registers these tables and unregisters every other one in the schemas of the layers.
   *
   * @param existing the declared tables that exist in the lake
   * @throws PublicationException when Trino refuses
   */
  public Publication publish(Collection<Table> existing) {
    try (Connection connection = trino.connect()) {
      RegisteredTables registered = new RegisteredTables(connection);
      List<TableRegistration> done = new ArrayList<>();
      for (Layer layer : layers) {
        String schema = layer.folder() + suffix;
        Map<String, Table> wanted = new TreeMap<>();
        existing.stream().filter(t -> t.layer() == layer).forEach(t -> wanted.put(t.name(), t));
        registered.ensureSchema(schema, location(layer.folder()));
        List<String> known = registered.tables(schema);
        for (Table table : wanted.values()) {
          done.add(register(registered, table, known.contains(table.name())));
        }
        for (String name : known) {
          if (!wanted.containsKey(name)) {
            registered.unregister(schema, name);
            done.add(new TableRegistration(schema + "." + name, Outcome.UNREGISTERED));
          }
        }
      }
      return new Publication(done);
    } catch (SQLException e) {
      throw new PublicationException("reach Trino", trino.toString(), e);
    }
  }

  private TableRegistration register(RegisteredTables registered, Table table, boolean known) {
    String schema = table.layer().folder() + suffix;
    String name = schema + "." + table.name();
    String wanted = location(table.layer().folder() + "/" + table.name());
    if (!known) {
      registered.register(schema, table.name(), wanted);
      return new TableRegistration(name, Outcome.REGISTERED);
    }
    registered.forget(schema, table.name());
    Optional<String> location = registered.location(schema, table.name());
    if (location.isPresent() && location.get().equals(wanted)) {
      return new TableRegistration(name, Outcome.CURRENT);
    }
    registered.unregister(schema, table.name());
    registered.register(schema, table.name(), wanted);
    return new TableRegistration(name, Outcome.MOVED);
  }

  private String location(String path) {
    return warehouse.replaceFirst("(?<![:/])/+$", "") + "/" + path;
  }
}
