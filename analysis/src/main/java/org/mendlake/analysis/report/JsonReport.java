package org.mendlake.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.mendlake.statistics.Interval;

/** Findings for a program: one JSON object, numbers at full double precision. */
public final class JsonReport {
  private final Findings findings;

  /** Will write these. */
  public JsonReport(Findings findings) {
    this.findings = findings;
  }

  /** Writes the object and a line end; {@code out} stays open. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .createGenerator(out)
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("method", findings.method());
      json.writeStringField("source", findings.source());
      json.writeObjectFieldStart("settings");
      for (Map.Entry<String, Cell> setting : findings.settings().entrySet()) {
        field(json, setting.getKey(), setting.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("results");
      for (Map.Entry<String, Report> entry : findings.reports().entrySet()) {
        json.writeStartObject();
        if (findings.group().isPresent()) {
          json.writeStringField("group", entry.getKey());
        }
        report(json, entry.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (findings.comparison().isPresent()) {
        json.writeObjectFieldStart("comparison");
        report(json, findings.comparison().get());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void report(JsonGenerator json, Report report) throws IOException {
    json.writeStringField("title", report.title());
    for (Fact fact : report.facts()) {
      field(json, fact.name(), fact.value());
    }
    json.writeObjectFieldStart("estimates");
    for (Quantity estimate : report.estimates()) {
      json.writeObjectFieldStart(estimate.name());
      estimate(json, estimate);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("tables");
    for (Grid grid : report.grids()) {
      grid(json, grid);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("methods");
    for (Map.Entry<String, String> method : report.methods().entrySet()) {
      json.writeStringField(method.getKey(), method.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("warnings");
    for (var caution : report.cautions()) {
      json.writeStartObject();
      json.writeStringField("reason", caution.reason().word());
      json.writeStringField("detail", caution.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.refusal().isPresent()) {
      json.writeObjectFieldStart("refusal");
      json.writeStringField("reason", report.refusal().get().reason().word());
      json.writeStringField("detail", report.refusal().get().detail());
      json.writeEndObject();
    }
  }

  private static void estimate(JsonGenerator json, Quantity estimate) throws IOException {
    json.writeNumberField("value", estimate.value());
    if (estimate.standardError().isPresent()) {
      json.writeNumberField("standard_error", estimate.standardError().get());
    }
    if (estimate.interval().isPresent()) {
      Interval interval = estimate.interval().get();
      json.writeNumberField("confidence", interval.confidence());
      field(json, "lower", Cell.of(interval.lower()));
      field(json, "upper", Cell.of(interval.upper()));
      json.writeStringField("interval_method", interval.method());
    }
  }

  private static void grid(JsonGenerator json, Grid grid) throws IOException {
    json.writeArrayFieldStart(grid.name());
    for (var row : grid.rows()) {
      json.writeStartObject();
      for (int column = 0; column < row.size(); column++) {
        field(json, grid.columns().get(column).name(), row.get(column));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A missing value is null, and says why beside it. */
  private static void field(JsonGenerator json, String name, Cell cell) throws IOException {
    json.writeFieldName(name);
    value(json, cell);
    if (cell instanceof Cell.Missing missing && missing.reason().isPresent()) {
      json.writeStringField(name + "_reason", missing.reason().get().word());
    }
  }

  private static void value(JsonGenerator json, Cell cell) throws IOException {
    if (cell instanceof Cell.Real real) {
      json.writeNumber(real.value());
    } else if (cell instanceof Cell.Whole whole) {
      json.writeNumber(whole.value());
    } else if (cell instanceof Cell.Flag flag) {
      json.writeBoolean(flag.value());
    } else if (cell instanceof Cell.Text text) {
      json.writeString(text.value());
    } else if (cell instanceof Cell.Several several) {
      json.writeStartArray();
      for (Cell each : several.values()) {
        value(json, each);
      }
      json.writeEndArray();
    } else {
      json.writeNull();
    }
  }
}
