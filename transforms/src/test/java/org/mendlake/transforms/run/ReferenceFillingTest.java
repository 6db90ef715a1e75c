package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** A version holds from its first day to the day before the next one begins. */
class ReferenceFillingTest {
  private static final Table LINE = Tables.declared().named("fct_repair_line");
  private static final Table MACHINE = Tables.declared().named("dim_machine");
  private static final Reference REFERENCE =
      LINE.references().stream().filter(r -> r.name().equals("machine")).findFirst().orElseThrow();
  private static final InternalRow FIRST = version(1, 100, 110);
  private static final InternalRow SECOND = version(2, 110, null);

  @Test
  void theVersionThatHeldOnTheDayIsFoundWhateverTheirOrder() {
    for (List<InternalRow> versions : List.of(List.of(FIRST, SECOND), List.of(SECOND, FIRST))) {
      assertThat(key(versions, "M1", 99)).isEqualTo(Table.UNKNOWN_KEY);
      assertThat(key(versions, "M1", 100)).isEqualTo(1);
      assertThat(key(versions, "M1", 109)).isEqualTo(1);
      assertThat(key(versions, "M1", 110)).isEqualTo(2);
      assertThat(key(versions, "M1", 5_000)).isEqualTo(2);
    }
  }

  @Test
  void nothingNamedOrNobodyKnownIsTheUnknownMember() {
    assertThat(key(List.of(FIRST), "M2", 105)).isEqualTo(Table.UNKNOWN_KEY);
    assertThat(key(List.of(FIRST), null, 105)).isEqualTo(Table.UNKNOWN_KEY);
    assertThat(key(List.of(FIRST), "M1", null)).isEqualTo(Table.UNKNOWN_KEY);
  }

  private static long key(List<InternalRow> versions, String machine, Integer day) {
    Members members = new Members(Members.columns(MACHINE, List.of(REFERENCE)));
    versions.forEach(members::add);
    Object[] row = new Object[LINE.columns().size()];
    row[LINE.position("machine_id")] = UTF8String.fromString(machine);
    row[LINE.position("visit_date")] = day;
    new ReferenceFilling(LINE, REFERENCE, MACHINE, members).fill(row);
    return (Long) row[LINE.position("machine_key")];
  }

  private static InternalRow version(long key, int from, Integer to) {
    return new GenericInternalRow(new Object[] {UTF8String.fromString("M1"), key, from, to});
  }
}
