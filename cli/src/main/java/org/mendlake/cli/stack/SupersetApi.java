package org.mendlake.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Superset over REST, signed in. */
public final class SupersetApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  /**
   * Signs in as the administrator.
   *
   * @param address of Superset, with a slash at its end
   */
  public SupersetApi(String address, String password) throws IOException, InterruptedException {
    this.address = address;
    String credentials =
        JSON.writeValueAsString(
            Map.of(
                "username",
                SupersetAccess.ADMINISTRATOR,
                "password",
                password,
                "provider",
                "db",
                "refresh",
                false));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "api/v1/security/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials))
            .build();
    this.token = answer(request).path("access_token").asText();
  }

  /** Ids of the charts of a dashboard, by title. */
  public Map<String, Integer> charts(String dashboard) throws IOException, InterruptedException {
    Map<String, Integer> charts = new TreeMap<>();
    for (JsonNode chart : read("api/v1/dashboard/" + dashboard + "/charts").path("result")) {
      charts.put(chart.path("slice_name").asText(), chart.path("id").asInt());
    }
    return charts;
  }

  /** What the queries of a chart give: one element a query, with its SQL and its rows. */
  public List<JsonNode> data(int chart) throws IOException, InterruptedException {
    return results(read("api/v1/chart/" + chart + "/data/?force=true"));
  }

  /** The same with one more condition: a column has this value. */
  public List<JsonNode> data(int chart, String column, String value)
      throws IOException, InterruptedException {
    JsonNode saved = read("api/v1/chart/" + chart).path("result");
    ObjectNode context = (ObjectNode) JSON.readTree(saved.path("query_context").asText());
    for (JsonNode query : context.path("queries")) {
      ((ArrayNode) query.path("filters"))
          .addObject()
          .put("col", column)
          .put("op", "==")
          .put("val", value);
    }
    return results(
        answer(
            request("api/v1/chart/data?force=true")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(context.toString()))
                .build()));
  }

  private static List<JsonNode> results(JsonNode answer) {
    List<JsonNode> results = new ArrayList<>();
    answer.path("result").forEach(results::add);
    return results;
  }

  private JsonNode read(String path) throws IOException, InterruptedException {
    return answer(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          request.uri() + " answers " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
