package org.mendlake.transforms.marts;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.MartTrial;

class DefectRankTest {

  @Test
  void systemsThatChanceMayHaveSwappedShareTheirRanksAndTheUnknownHasNone() {
    MartTrial.of("defect_rank")
        .given(
            "dim_defect_code",
            """
            defect_code_key | system
            1               | Bucket
            2               | Cab
            3               | Engine
            4               |
            """)
        .given(
            "fct_defect",
            "defect_code_key\n" + defects(1, 9) + defects(2, 9) + defects(3, 200) + defects(4, 30))
        .expect(
            """
            system | defect_count | rank_by_count | rank_lower | rank_upper
            Engine | 200          | 1             | 1          | 1
            Bucket | 9            | 2             | 2          | 3
            Cab    | 9            | 3             | 2          | 3
            """);
  }

  private static String defects(int code, int number) {
    return IntStream.range(0, number).mapToObj(i -> code + "\n").collect(joining());
  }
}
