package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A native filter in Superset's own terms; it reaches every chart whose dataset can follow it. */
record FilterAsset(String dashboard, FilterSource source) {

  ObjectNode asset(DashboardAsset owner) {
    boolean period = source.kind() == FilterSource.Kind.PERIOD;
    boolean one = source.kind() == FilterSource.Kind.ONE;
    ObjectNode asset = Yaml.object();
    asset.put("id", "NATIVE_FILTER-" + StableId.of("filter", dashboard + "/" + source.title()));
    asset.put("name", source.title());
    asset.put("description", source.description());
    asset.put("type", "NATIVE_FILTER");
    asset.put("filterType", period ? "filter_time" : "filter_select");
    ObjectNode target = asset.putArray("targets").addObject();
    if (!period) {
      target.put("datasetUuid", owner.dataset(source.table().orElseThrow()).uuid());
      target.putObject("column").put("name", source.column().orElseThrow());
    }
    if (one) {
      asset.put("requiredFirst", true);
    }
    asset
        .putObject("controlValues")
        .put("enableEmptyFilter", one)
        .put("defaultToFirstItem", one)
        .put("multiSelect", !one)
        .put("searchAllOptions", false)
        .put("inverseSelection", false)
        .put("sortAscending", source.firstBy().isEmpty());
    source.firstBy().ifPresent(measure -> asset.put("sortMetric", measure));
    ObjectNode mask = asset.putObject("defaultDataMask");
    mask.putObject("extraFormData");
    mask.putObject("filterState");
    mask.putObject("ownState");
    asset.putArray("cascadeParentIds");
    ObjectNode scope = asset.putObject("scope");
    scope.putArray("rootPath").add("ROOT_ID");
    ArrayNode excluded = scope.putArray("excluded");
    owner.charts().stream()
        .filter(chart -> !reaches(chart.dataset()))
        .forEach(chart -> excluded.add(owner.localId(chart)));
    return asset;
  }

  private boolean reaches(Dataset dataset) {
    return source.column().map(dataset::hasColumn).orElseGet(() -> dataset.mainDate().isPresent());
  }
}
