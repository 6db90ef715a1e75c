package org.mendlake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {
  private static final String[] LIVES = {
    "age,status,batch", "54,1,A", "187,1,A", "216,1,A", "500,0,A", "80,1,B", "90,1,B", "120,1,B"
  };

  @TempDir private Path folder;

  private static List<String> texts(Path svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document = factory.newDocumentBuilder().parse(svg.toFile());
    NodeList nodes = document.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int place = 0; place < nodes.getLength(); place++) {
      texts.add(nodes.item(place).getTextContent());
    }
    return texts;
  }

  @Test
  void weibullPaperHasTitlesUnitsAndProbabilities() throws Exception {
    Path svg = folder.resolve("paper.svg");
    Run run =
        Csv.of(folder, LIVES)
            .analyze("weibull", "--plot", svg.toString(), "--unit", "hours", "--at", "100");
    assertThat(run.code()).isZero();
    assertThat(texts(svg))
        .contains("Weibull probability paper", "age (hours)", "share failed")
        .contains("Weibull fit", "95 % limits", "without a model")
        .contains("10 %", "50 %", "100", "200");
  }

  @Test
  void groupsShareThePaper() throws Exception {
    Path svg = folder.resolve("groups.svg");
    Csv.of(folder, LIVES).analyze("weibull", "--group", "batch", "--plot", svg.toString());
    assertThat(texts(svg)).contains("A", "B").doesNotContain("Weibull fit");
  }

  @Test
  void controlChartsOfGroupsLieApart() throws Exception {
    Path svg = folder.resolve("chart.svg");
    Csv.of(
            folder,
            "x,n,line",
            "3,50,left",
            "4,50,left",
            "30,50,left",
            "5,50,right/2",
            "9,50,right/2")
        .analyze("control-chart", "--group", "line", "--plot", svg.toString());
    assertThat(texts(folder.resolve("chart-left.svg")))
        .contains("share defective", "3-sigma limits", "beyond a limit")
        .doesNotContain("excluded");
    assertThat(folder.resolve("chart-right_2.svg")).exists();
    assertThat(svg).doesNotExist();
  }

  @Test
  void groupsWithLikeNamesKeepTheirOwnFiles() throws Exception {
    Csv.of(folder, "x,n,line", "3,50,a/b", "4,50,a/b", "30,50,a b", "5,50,A b")
        .analyze(
            "control-chart", "--group", "line", "--plot", folder.resolve("like.svg").toString());
    for (String name : new String[] {"like-a_b.svg", "like-a_b-2.svg", "like-A_b-3.svg"}) {
      assertThat(folder.resolve(name)).exists();
    }
  }

  @Test
  void pngIsAPictureWithInkOnIt() throws IOException {
    Path png = folder.resolve("MCF.PNG");
    Run run =
        Csv.of(folder, "unit,age,event", "1,5,1", "1,9,0", "2,6,1", "2,8,0")
            .analyze("mcf", "--plot", png.toString());
    assertThat(run.err()).isEmpty();
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(1200);
    long colours =
        Stream.iterate(0, x -> x < image.getWidth(), x -> x + 7)
            .flatMap(
                x ->
                    Stream.iterate(0, y -> y < image.getHeight(), y -> y + 7)
                        .map(y -> image.getRGB(x, y)))
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(5);
  }

  @Test
  void nothingIsDrawnWithoutAnAnswer() throws IOException {
    Path svg = folder.resolve("none.svg");
    Csv working = Csv.of(folder, "age,status", "100,0");
    assertThat(working.analyze("weibull", "--plot", svg.toString()).code()).isEqualTo(1);
    Run run = working.analyze("weibull", "--shape", "2", "--plot", svg.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("this answer has no picture");
    assertThat(svg).doesNotExist();
  }

  @Test
  void unwritableFileIsTold() throws IOException {
    File missing = folder.resolve("no/such/folder.svg").toFile();
    Run run = Csv.of(folder, LIVES).analyze("weibull", "--plot", missing.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Cannot draw " + missing);
    assertThat(Files.exists(missing.toPath())).isFalse();
  }
}
