package org.mendlake.dashboards.superset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.schema.DeclarationException;
import org.mendlake.schema.Declarations;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * Builds what Superset imports: the database, a dataset a table, charts, dashboards.
 *
 * <p>Everything that one asset says of another is checked first, because Superset's importer does
 * not: a misspelt column would only be seen by the first reader of the chart.
 */
public final class BundleBuilder {
  private final Tables tables;
  private final Map<String, String> files;

  /**
   * @param files texts of dashboards and charts by relative path, such as {@code
   *     product-quality/dashboard.yaml}
   */
  public BundleBuilder(Tables tables, Map<String, String> files) {
    this.tables = tables;
    this.files = Map.copyOf(files);
  }

  /** The dashboards that come with Mendlake, over the declared tables. */
  public static BundleBuilder declared() {
    return new BundleBuilder(Tables.declared(), Declarations.onClassPath("superset"));
  }

  /**
   * The bundle for a Superset that reaches Trino as told.
   *
   * @throws DeclarationException with every problem of every file
   */
  public Bundle build(SupersetDatabase database) {
    Problems problems = new Problems();
    Map<String, Dataset> datasets = new TreeMap<>();
    for (Table table : tables.all()) {
      if (Dataset.isOffered(table)) {
        datasets.put(table.name(), new Dataset(table));
      }
    }
    List<DashboardSource> sources = new SourceReader(problems).read(new TreeMap<>(files));
    for (DashboardSource source : sources) {
      new DashboardCheck(source, datasets, problems).check();
      source.charts().forEach(chart -> check(chart, datasets, problems));
    }
    problems.throwIfAny("the dashboards");
    return bundle(database, datasets, sources);
  }

  private static void check(ChartSource chart, Map<String, Dataset> datasets, Problems problems) {
    Dataset dataset = datasets.get(chart.dataset());
    if (dataset == null) {
      problems.add(
          chart.file(),
          "Cannot find dataset '"
              + chart.dataset()
              + "'"
              + Names.suggestion(chart.dataset(), datasets.keySet()));
    } else {
      new ChartCheck(chart, dataset, problems).check();
    }
  }

  private static Bundle bundle(
      SupersetDatabase database, Map<String, Dataset> datasets, List<DashboardSource> sources) {
    Map<String, String> assets = new TreeMap<>();
    assets.put("metadata.yaml", Yaml.yaml(Yaml.versioned(Yaml.object())));
    assets.put("databases/" + database.name() + ".yaml", Yaml.yaml(database.asset()));
    datasets
        .values()
        .forEach(
            d ->
                assets.put(
                    "datasets/" + database.name() + "/" + d.name() + ".yaml",
                    Yaml.yaml(d.asset(database))));
    for (DashboardSource source : sources) {
      List<ChartAsset> charts = new ArrayList<>();
      for (ChartSource chart : source.charts()) {
        charts.add(new ChartAsset(source.name(), chart, datasets.get(chart.dataset())));
      }
      charts.forEach(
          c ->
              assets.put(
                  "charts/" + source.name() + "_" + c.source().name() + ".yaml",
                  Yaml.yaml(c.asset())));
      assets.put(
          "dashboards/" + source.name() + ".yaml",
          Yaml.yaml(new DashboardAsset(source, charts, datasets).asset()));
    }
    return new Bundle(assets);
  }
}
