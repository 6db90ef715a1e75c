package org.mendlake.transforms.run;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mendlake.events.VisitCompletedV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Statement;

/** How old visits are, and what was known of them when. */
public final class TrialFold implements Fold {
  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("visit"));
  }

  @Override
  public void fold(String key, Known known, Rows rows) {
    for (Statement<VisitCompletedV1> visit :
        History.of(known.events()).statements(VisitCompletedV1.class)) {
      long age = ChronoUnit.DAYS.between(visit.localDate(), known.day());
      rows.into("fct_trial_age")
          .set("visit_id", key)
          .set("age_days", (int) Math.min(age, 30))
          .set("occurred_at", visit.occurredAt())
          .set("known_at", visit.knownAt());
      rows.into("fct_trial_stated")
          .set("visit_id", key)
          .set("visit_date", visit.localDate())
          .set("machine_id", visit.payload().machineId())
          .set("organisation_id", visit.payload().organisationId())
          .set("occurred_at", visit.occurredAt())
          .set("known_at", visit.knownAt());
    }
  }
}
