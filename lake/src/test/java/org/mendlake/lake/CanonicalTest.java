package org.mendlake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  @Test
  void absentEmptyAndZeroDiffer() {
    assertThat(new Canonical().nothing().hexHash())
        .isNotEqualTo(new Canonical().text(new byte[0]).hexHash())
        .isNotEqualTo(new Canonical().whole(0).hexHash());
  }

  @Test
  void textsDoNotRunIntoEachOther() {
    assertThat(text("ab", "c").hexHash()).isNotEqualTo(text("a", "bc").hexHash());
  }

  @Test
  void listsDoNotRunIntoEachOther() {
    assertThat(new Canonical().open(1).whole(1).open(0).toBytes())
        .isNotEqualTo(new Canonical().open(0).open(1).whole(1).toBytes());
  }

  @Test
  void instantsCountToTheMillisecond() {
    assertThat(new Canonical().moment(-1).toBytes())
        .isEqualTo(new Canonical().moment(-1000).toBytes())
        .isNotEqualTo(new Canonical().moment(0).toBytes());
  }

  @Test
  void doublesCountToTwelveDigits() {
    assertThat(new Canonical().approximate(0.1 + 0.2).toBytes())
        .isEqualTo(new Canonical().approximate(0.3).toBytes())
        .isNotEqualTo(new Canonical().approximate(0.30000000001).toBytes());
    assertThat(new Canonical().approximate(-0.0).toBytes())
        .isEqualTo(new Canonical().approximate(0.0).toBytes());
    assertThat(new Canonical().approximate(Double.NaN).toBytes())
        .isNotEqualTo(new Canonical().approximate(Double.POSITIVE_INFINITY).toBytes());
  }

  @Property
  void decimalsAreEqualWhateverTheirScale(
      @ForAll @Scale(4) BigDecimal value, @ForAll @IntRange(max = 9) int zeros) {
    BigDecimal padded = value.setScale(value.scale() + zeros);

    assertThat(new Canonical().decimal(padded).toBytes())
        .isEqualTo(new Canonical().decimal(value).toBytes());
  }

  @Property
  void decimalsOfLongsAndOfAnySizeAgree(
      @ForAll long unscaled, @ForAll @IntRange(max = 18) int scale) {
    assertThat(new Canonical().decimal(unscaled, scale).toBytes())
        .isEqualTo(new Canonical().decimal(BigDecimal.valueOf(unscaled, scale)).toBytes());
  }

  private static Canonical text(String... parts) {
    Canonical canonical = new Canonical();
    for (String part : parts) {
      canonical.text(part.getBytes(UTF_8));
    }
    return canonical;
  }
}
