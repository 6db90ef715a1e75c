package org.mendlake.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssueWordsTest {

  @Test
  void aRuleIsSaidInWordsWithItsNameAndAnUnknownOneByItsName() {
    assertThat(IssueWords.of("meter_rollback"))
        .isEqualTo("meter readings below the one before (meter_rollback)");
    assertThat(IssueWords.of("a_rule_to_come")).isEqualTo("a_rule_to_come");
  }
}
