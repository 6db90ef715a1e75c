package org.mendlake.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.mapping.Mapping;
import org.mendlake.ingestion.importing.mapping.MappingLoader;
import org.mendlake.schema.Contracts;

/** The mappings that Mendlake brings and documents do what they say. */
class ExampleMappingsTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("mendlake.root"), "docs/how-to/examples");
  private final MappingLoader loader = new MappingLoader(Contracts.declared());
  private final RecordingSink sink = new RecordingSink();
  @TempDir Path folder;

  private ImportResult run(Path file, Mapping mapping) throws IOException {
    return new Importer(folder, Topics.DEFAULT, Clock.systemUTC())
        .run(file, mapping, sink, ImportListener.NONE);
  }

  @Test
  void theWorkshopExampleOfTheDocsIsImported() throws IOException {
    ImportResult result =
        run(
            EXAMPLES.resolve("workshop-repairs.csv"),
            loader.load(EXAMPLES.resolve("workshop-repairs.yaml")));

    assertThat(result.created()).isEqualTo(4);
    assertThat(result.published()).isEqualTo(1);
    assertThat(result.examples())
        .containsExactly(
            new UnmappableRow(
                6,
                "进厂日期",
                "31.02.2024 09:00",
                "Cannot read column 进厂日期: '31.02.2024 09:00' is not a date like"
                    + " dd.MM.yyyy HH:mm or dd.MM.yyyy"));
    List<JsonNode> events = ImportScene.events(sink).subList(1, 5);
    JsonNode first = events.get(0).get("data");
    assertThat(events.get(0).get("subject").asText()).isEqualTo("workshop-7:WX-0107");
    assertThat(events.get(0).get("time").asText()).isEqualTo("2024-01-05T00:30:00Z");
    assertThat(first.get("meter_hours").asText()).isEqualTo("1204.5");
    assertThat(first.get("travel_km").asText()).isEqualTo("20.0");
    assertThat(first.get("labour_hours").asText()).isEqualTo("2.5");
    assertThat(first.get("currency").asText()).isEqualTo("CNY");
    assertThat(first.get("lines").findValuesAsText("cost_amount"))
        .containsExactly("1280.5", "450.0");
    assertThat(events.get(1).get("data").get("defects"))
        .extracting(d -> d.get("defect_code").asText(), d -> d.get("is_primary").asBoolean())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("workshop-7:-/-/散热器堵塞", true),
            org.assertj.core.groups.Tuple.tuple("workshop-7:-/-/风扇皮带松", false));
    assertThat(events.get(2).get("data").has("defects")).isFalse();
    assertThat(events.get(3).get("data").has("meter_hours")).isFalse();
  }

  @Test
  void excavatorOrdersKeepTheirSystemsTogetherAndTheShiftedRowOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("orders.csv"),
            """
            BscStartDate,Asset,OriginalShorttext,PMType,Cost,RunningTime,MajorSystem,Part,Action,FM
            2005-03-20,A,BUCKET LEAKS,PM01,407.4,262,Bucket_Hydraulic Cylinder,Pump_Tank,NA,Leak
            2005-03-20,A,BUCKET LEAKS,PM01,407.4,0,Hydraulic Cylinder,NA,Minor_Replace,Missing / Loose
            2006-05-05,E,CREDIT,PM02,-12.5,NA,NA,NA,NA,NA
            2003-12-31,B,will,not swing,PM01,94.63,180,NA,Electrics,NA
            2006-05-05,F,SIXTH MACHINE,PM02,1,NA,NA,NA,NA,NA
            """);

    ImportResult result = run(file, loader.bundled("nist-excavators"));

    assertThat(result.created()).isEqualTo(3);
    assertThat(result.repeated()).isEqualTo(1);
    assertThat(result.examples())
        .extracting(UnmappableRow::line, UnmappableRow::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                5L, "Cannot read column Cost: 'PM01' is not a number"),
            org.assertj.core.groups.Tuple.tuple(
                6L, "Cannot translate column Asset: 'F' is not in the mapping's list of values"));
    List<JsonNode> events = ImportScene.events(sink);
    assertThat(events.get(0).get("type").asText()).isEqualTo("code-set.published.v1");
    assertThat(events.get(1).get("time").asText()).isEqualTo("2005-03-19T16:00:00Z");
    assertThat(events.get(1).get("recordedat").asText()).isEqualTo("2005-03-19T16:00:00Z");
    assertThat(events.get(1).at("/data/machine_id").asText()).isEqualTo("nist-A");
    assertThat(events.get(1).at("/data/observed_to").asText()).isEqualTo("2008-12-09");
    assertThat(events.get(1).at("/data/defects/0/defect_code").asText())
        .isEqualTo("nist-excavators:Bucket + Hydraulic Cylinder/Pump + Tank/Leak");
    assertThat(events.get(2).at("/data/defects/0/defect_code").asText())
        .isEqualTo("nist-excavators:Hydraulic Cylinders/-/Missing or Loose");
    assertThat(events.get(2).at("/data/copy_number").asInt()).isEqualTo(2);
    assertThat(events.get(3).at("/data/lines/0/cost_amount").asText()).isEqualTo("-12.5");
    assertThat(events.get(3).at("/data/defects/0/defect_code").asText())
        .isEqualTo("nist-excavators:-/-/-");
  }

  @Test
  void aWorkbookIsImportedLikeATextFile() throws IOException {
    Path file = folder.resolve("machines.xlsx");
    try (Workbook workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("machines");
      String[] names = {"Serial", "Since", "Model"};
      for (int i = 0; i < names.length; i++) {
        sheet.value(0, i, names[i]);
      }
      sheet.value(1, 0, 4711);
      sheet.value(1, 1, LocalDate.of(2020, 5, 17));
      sheet.style(1, 1).format("d/m/yy").set();
      sheet.value(1, 2, "LG-950");
      sheet.value(2, 0, "LG-1");
      sheet.value(2, 1, "soon");
    }
    Mapping mapping =
        loader.parse(
            "machines.yaml",
            """
            source: fleet-list
            event: machine.defined.v1
            input: {format: xlsx, sheet: machines}
            zone: Asia/Shanghai
            occurred_at: Since
            key: Serial
            fields:
              valid_from: Since
              product_id: Model
            """);

    ImportResult result = run(file, mapping);

    assertThat(result.created()).isEqualTo(1);
    assertThat(result.examples()).extracting(UnmappableRow::line).containsExactly(3L);
    JsonNode event = ImportScene.events(sink).get(0);
    assertThat(sink.records.get(0).key()).contains("4711");
    assertThat(event.at("/data/valid_from").asText()).isEqualTo("2020-05-17");
    assertThat(event.get("time").asText()).isEqualTo("2020-05-16T16:00:00Z");
  }
}
