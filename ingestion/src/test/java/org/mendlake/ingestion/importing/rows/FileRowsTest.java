package org.mendlake.ingestion.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.importing.mapping.InputFormat;
import org.mendlake.ingestion.importing.mapping.NumberStyle;

class FileRowsTest {
  @TempDir Path folder;

  private static InputFormat csv(String delimiter, String encoding, int header) {
    return new InputFormat(
        new InputFormat.Layout.Csv(delimiter, Optional.of('"'), Charset.forName(encoding)),
        header,
        header == 0 ? List.of("a", "b") : List.of(),
        NumberStyle.POINT,
        Set.of());
  }

  private Path file(String text, String encoding) throws IOException {
    return Files.write(folder.resolve("f.csv"), text.getBytes(encoding));
  }

  private static List<FileRow> rows(Path file, InputFormat format) throws IOException {
    List<FileRow> rows = new ArrayList<>();
    try (FileRows open = FileRows.open(file, format)) {
      for (Optional<FileRow> row = open.next(); row.isPresent(); row = open.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  @Test
  void rowsKeepTheirLineAndTheirTextAsItStands() throws IOException {
    Path file = file("a,b\r\n1,\"x\ny\"\r\n\r\n2,  \"\"\r\n3,\"say \"\"no\"\"\"\r\n", "UTF-8");

    assertThat(rows(file, csv(",", "UTF-8", 1)))
        .containsExactly(
            new FileRow(2, List.of("1", "x\ny"), "1,\"x\ny\""),
            new FileRow(5, List.of("2", "  \"\""), "2,  \"\""),
            new FileRow(6, List.of("3", "say \"no\""), "3,\"say \"\"no\"\"\""));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
    try (FileRows rows = FileRows.open(file("\uFEFFa;b\n1;2", "UTF-8"), csv(";", "UTF-8", 1))) {
      assertThat(rows.header()).containsExactly("a", "b");
      assertThat(rows.next()).contains(new FileRow(2, List.of("1", "2"), "1;2"));
    }
  }

  @Test
  void theHeaderMayStandLowerOrBeNamedByTheMapping() throws IOException {
    Path file = file("车间记录\n\na,b\n1,2\n", "GB18030");

    assertThat(rows(file, csv(",", "GB18030", 3)))
        .containsExactly(new FileRow(4, List.of("1", "2"), "1,2"));
    assertThat(rows(file("1,2\n", "UTF-8"), csv(",", "UTF-8", 0)))
        .containsExactly(new FileRow(1, List.of("1", "2"), "1,2"));
    assertThatThrownBy(() -> rows(file("a,b\n", "UTF-8"), csv(",", "UTF-8", 3)))
        .hasMessageContaining("it ends before line 3");
  }

  @Test
  void textBehindAQuoteAndARowLeftOpenAtTheEndAreRead() throws IOException {
    assertThat(rows(file("a,b\n1,\"x\" y\n2,\"z", "UTF-8"), csv(",", "UTF-8", 1)))
        .containsExactly(
            new FileRow(2, List.of("1", "x y"), "1,\"x\" y"),
            new FileRow(3, List.of("2", "z"), "2,\"z"));
  }

  @Test
  void aQuoteThatIsNeverClosedStopsTheImportInsteadOfFillingTheMemory() throws IOException {
    Path file = file("a,b\n1,\"x\n" + "2,y\n".repeat(500_000), "UTF-8");

    assertThatThrownBy(() -> rows(file, csv(",", "UTF-8", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a quote is never closed");
  }

  @Test
  void linesAndTextsStayRightOverManyBuffers() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",\"wörk ").append(i).append("\"\n");
    }
    List<FileRow> rows = rows(file(text.toString(), "UTF-8"), csv(",", "UTF-8", 1));

    assertThat(rows).hasSize(20_000);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i))
          .isEqualTo(new FileRow(i + 2, List.of("" + i, "wörk " + i), i + ",\"wörk " + i + "\""));
    }
  }

  @Test
  void aTextFileIsNoWorkbook() throws IOException {
    Path file = file("a,b\n1,2\n", "UTF-8");
    InputFormat format =
        new InputFormat(
            new InputFormat.Layout.Workbook(Optional.empty()),
            1,
            List.of(),
            NumberStyle.POINT,
            Set.of());

    assertThatThrownBy(() -> rows(file, format))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("as a workbook (.xlsx)");
  }

  @Test
  void aSheetGivesDatesAndNumbersAsTheyAreNotAsTheyAreShown() throws IOException {
    Path file = folder.resolve("f.xlsx");
    try (Workbook workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
      workbook.newWorksheet("notes").value(0, 0, "nothing here");
      Worksheet sheet = workbook.newWorksheet("log");
      sheet.value(1, 0, "day");
      sheet.value(1, 1, "cost");
      sheet.value(1, 2, "text");
      sheet.value(2, 0, LocalDate.of(2024, 2, 29));
      sheet.style(2, 0).format("dd.mm.yyyy").set();
      sheet.value(2, 1, 0.1 + 0.2);
      sheet.value(3, 0, "29.2.2024");
      sheet.value(4, 2, "  ");
      sheet.value(5, 1, 1200);
      sheet.value(5, 2, "更换");
      sheet.value(6, 0, LocalDateTime.of(2024, 3, 1, 9, 29, 59));
      sheet.style(6, 0).format("dd.mm.yyyy hh:mm").set();
    }
    InputFormat format =
        new InputFormat(
            new InputFormat.Layout.Workbook(Optional.of("log")),
            2,
            List.of(),
            new NumberStyle(',', Optional.empty()),
            Set.of());

    assertThat(rows(file, format))
        .extracting(FileRow::line, FileRow::cells)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, List.of("2024-02-29", "0,3", "")),
            org.assertj.core.groups.Tuple.tuple(4L, List.of("29.2.2024", "", "")),
            org.assertj.core.groups.Tuple.tuple(5L, List.of("", "", "  ")),
            org.assertj.core.groups.Tuple.tuple(6L, List.of("", "1200", "更换")),
            org.assertj.core.groups.Tuple.tuple(7L, List.of("2024-03-01T09:29:59", "", "")));
  }
}
