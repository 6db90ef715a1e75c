package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Trino as Superset reaches it.
 *
 * @param name name that people see
 * @param uri SQLAlchemy address without a password, such as {@code
 *     trino://superset@127.0.0.1:8180/delta}
 * @param catalogue Trino catalogue that holds the layers as schemas
 */
public record SupersetDatabase(String name, String uri, String catalogue) {

  String uuid() {
    return StableId.of("database", name);
  }

  ObjectNode asset() {
    ObjectNode asset = Yaml.object();
    asset.put("database_name", name);
    asset.put("sqlalchemy_uri", uri);
    asset.put("expose_in_sqllab", true);
    asset.put("allow_dml", false);
    asset.put("allow_ctas", false);
    asset.put("allow_cvas", false);
    asset.put("allow_run_async", false);
    asset.putObject("extra").put("per_user_caching", true);
    asset.put("uuid", uuid());
    asset.put("is_managed_externally", true);
    return Yaml.versioned(asset);
  }
}
