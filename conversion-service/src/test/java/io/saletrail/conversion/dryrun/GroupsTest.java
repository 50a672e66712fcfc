package io.saletrail.conversion.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final Map<String, List<String>> TIES =
      new TreeMap<>(
          Map.of(
              "charge", List.of("ch_1", "pi_1"),
              "other", List.of("ch_2", "pi_2"),
              "refund", List.of("re_1", "ch_1"),
              "session", List.of("cs_1", "pi_1")));

  @Test
  void factsThatShareAnIdStayTogetherHoweverSmallTheChunks() {
    var groups = new Groups();
    TIES.values().forEach(groups::bind);

    assertThat(groups.chunks(TIES, 1))
        .containsExactly(List.of("charge", "refund", "session"), List.of("other"));
  }

  @Test
  void aStoredCaseGroupsFactsThatShareNoId() {
    var groups = new Groups();
    TIES.values().forEach(groups::bind);
    groups.bind(List.of("a case", "re_1", "ch_2"));

    assertThat(groups.chunks(TIES, 1))
        .containsExactly(List.of("charge", "other", "refund", "session"));
  }

  @Test
  void smallGroupsShareAChunk() {
    var groups = new Groups();
    TIES.values().forEach(groups::bind);

    assertThat(groups.chunks(TIES, 100)).hasSize(1);
  }
}
