package org.mendlake.analysis.methods;

import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.comparison.NetPromoterScore;

/** Answers to the question of recommendation, one by one or counted. */
final class RecommendationRows implements Rows {
  private static final Role SCORE = Role.required("score", Content.SCORE, "an answer, 0 to 10");
  private static final Role COUNT = Role.optional("count", Content.WHOLE, "number of such answers");
  private static final Role PROMOTERS =
      Role.required("promoters", Content.WHOLE, "answers 9 and 10");
  private static final Role PASSIVES = Role.required("passives", Content.WHOLE, "answers 7 and 8");
  private static final Role DETRACTORS =
      Role.required("detractors", Content.WHOLE, "answers 0 to 6");

  private long promoters;
  private long passives;
  private long detractors;

  static Columns columns() {
    return Columns.of(SCORE, COUNT).or(PROMOTERS, PASSIVES, DETRACTORS);
  }

  @Override
  public void add(Row row) {
    if (row.has(SCORE)) {
      addScore(row);
      return;
    }
    OptionalDouble promoting = row.number(PROMOTERS);
    OptionalDouble passive = row.number(PASSIVES);
    OptionalDouble detracting = row.number(DETRACTORS);
    if (row.isSound()) {
      promoters += (long) promoting.getAsDouble();
      passives += (long) passive.getAsDouble();
      detractors += (long) detracting.getAsDouble();
    }
  }

  private void addScore(Row row) {
    OptionalDouble score = row.number(SCORE);
    long count = (long) row.number(COUNT, 1);
    if (!row.isSound()) {
      return;
    }
    NetPromoterScore one = NetPromoterScore.ofAnswers(List.of((int) score.getAsDouble()));
    promoters += count * one.promoters();
    passives += count * one.passives();
    detractors += count * one.detractors();
  }

  NetPromoterScore score() {
    return new NetPromoterScore(promoters, passives, detractors);
  }
}
