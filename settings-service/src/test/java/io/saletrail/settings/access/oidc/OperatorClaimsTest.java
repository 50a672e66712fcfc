package io.saletrail.settings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.access.caller.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorClaimsTest {
  private static final OperatorClaims GROUPS = new OperatorClaims("groups", "saletrail");

  @Test
  void aUserInTheGroupIsAnOperatorWithTheirName() {
    assertThat(GROUPS.operator(token("{'name': 'Ada', 'groups': ['staff', 'saletrail']}")))
        .contains(new Caller.Operator("Ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'groups': []}",
        "{'groups': ['saletrail-readers', 'SALETRAIL', ' saletrail']}",
        "{'groups': 'staff saletrail'}",
        "{'groups': true}",
        "{'groups': null}",
        "{'groups': {'saletrail': 'saletrail'}}",
        "{'groups': [['saletrail']]}",
        "{'roles': ['saletrail']}"
      })
  void otherUsersAreRejected(String claims) {
    assertThat(GROUPS.operator(token(claims))).isEmpty();
  }

  @Test
  void aClaimCanBeAString() {
    assertThat(GROUPS.operator(token("{'groups': 'saletrail', 'sub': 'u1'}")))
        .contains(new Caller.Operator("u1"));
  }

  @Test
  void aClaimCanBeNested() {
    var roles = new OperatorClaims("/realm_access/roles", "saletrail");

    assertThat(roles.operator(token("{'sub': 'u1', 'realm_access': {'roles': ['saletrail']}}")))
        .isPresent();
  }

  @Test
  void aClaimCanBeNamedByAUrl() {
    var roles = new OperatorClaims("https://example.com/roles", "saletrail");

    assertThat(roles.operator(token("{'sub': 'u1', 'https://example.com/roles': 'saletrail'}")))
        .isPresent();
  }

  @Test
  void aNameIsOneLineOfABoundedLength() {
    var name = "Ada\n" + "x".repeat(200);
    var token = token("{'groups': 'saletrail', 'name': '" + name.replace("\n", "\\n") + "'}");

    assertThat(GROUPS.operator(token).orElseThrow().name())
        .startsWith("Ada x")
        .hasSize(OperatorClaims.MAX_NAME_LENGTH);
  }

  private static String token(String claims) {
    var json = claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(json) + ".signature";
  }
}
