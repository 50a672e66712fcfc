package io.saletrail.sandbox.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackdeskControlTest {

  private static final String TENANT = "demo-shop";

  @Test
  void scriptsHaveTheCommandsOfTests() throws Exception {
    try (var trackdesk = TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults());
        var caller = new TrackdeskCaller(trackdesk, TENANT)) {
      var cid = caller.control("POST", "/demo-shop/clicks", "{\"affiliate\":\"bob\"}");
      caller.control("POST", "/demo-shop/faults", "{\"fault\":\"html-page\",\"status\":502}");
      caller.control(
          "POST",
          "/demo-shop/faults",
          """
          {"fault":"reset","moment":"AFTER_ACCEPTING","times":2,"call":"UPDATE_STATUS"}""");

      var first = caller.sale(cid.json().path("cid").asText(), "ch_1");
      var second = caller.sale(cid.json().path("cid").asText(), "ch_1");

      assertThat(first.status()).isEqualTo(502);
      assertThat(second.status()).isEqualTo(200);
      assertThat(trackdesk.conversions(TENANT).getFirst().affiliate()).isEqualTo("bob");
    }
  }

  @Test
  void settingsAreChangedByAMerge() throws Exception {
    try (var trackdesk = TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults());
        var caller = new TrackdeskCaller(trackdesk, TENANT)) {
      var before = trackdesk.tenant("new-shop").settings();

      var reply =
          caller.control(
              "PATCH",
              "/new-shop",
              """
              {"offer":{"active":false,"attributionWindow":"P1D"},
               "responses":{"rate":{"perSecond":20}}}""");

      assertThat(reply.status()).isEqualTo(200);
      var after = trackdesk.tenant("new-shop").settings();
      assertThat(after.access()).isEqualTo(before.access());
      assertThat(after.offer()).isEqualTo(before.offer().paused().within(Duration.ofDays(1)));
      assertThat(after.responses().rate().perSecond()).isEqualTo(20);
    }
  }

  @Test
  void anInvalidCommandIsRefused() throws Exception {
    try (var trackdesk = TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults());
        var caller = new TrackdeskCaller(trackdesk, TENANT)) {
      assertThat(caller.control("POST", "/demo-shop/faults", "{\"fault\":\"flood\"}").status())
          .isEqualTo(400);
      assertThat(caller.control("PUT", "/Not_A_Label", "").status()).isEqualTo(400);
      assertThat(caller.control("PATCH", "/demo-shop", "{\"offer\":7}").status()).isEqualTo(400);
    }
  }

  @Test
  void aResetDeletesDataAndKeepsTheSettings() throws Exception {
    try (var trackdesk = TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults());
        var caller = new TrackdeskCaller(trackdesk, TENANT)) {
      trackdesk
          .tenant(TENANT)
          .configure(settings -> settings.with(settings.access().withToken("another")));
      caller.sale(trackdesk.click(TENANT, "ada").cid(), "ch_1");

      caller.control("POST", "/reset", "");

      assertThat(trackdesk.conversions(TENANT)).isEmpty();
      assertThat(trackdesk.requests(TENANT)).isEmpty();
      assertThat(trackdesk.token(TENANT)).isEqualTo("another");
    }
  }

  @Test
  void aSecondRunRestoresTheFirstOnesData(@TempDir Path folder) throws Exception {
    var config = TrackdeskStandInConfig.defaults().keepingIn(folder);
    UUID cid;
    try (var first = TrackdeskStandIn.start(0, config);
        var caller = new TrackdeskCaller(first, TENANT)) {
      cid = first.click(TENANT, "ada").cid();
      caller.sale(cid, "ch_1");
      caller.setStatus("ch_1", "CONVERSION_STATUS_REFUNDED", first.token(TENANT));
      first.tenant("new-shop").configure(settings -> settings.with(settings.offer().paused()));
    }
    // An incomplete last line, as a crash leaves it.
    Files.writeString(
        folder.resolve("trackdesk.jsonl"), "{\"change\":\"cli", StandardOpenOption.APPEND);

    try (var second = TrackdeskStandIn.start(0, config);
        var caller = new TrackdeskCaller(second, TENANT)) {
      assertThat(second.conversions(TENANT).getFirst().status())
          .isEqualTo(ConversionStatus.REFUNDED);
      assertThat(second.conversions(TENANT).getFirst().history()).hasSize(2);
      assertThat(second.tenant("new-shop").settings().offer().active()).isFalse();
      assertThat(caller.sale(cid, "ch_1").message()).isEqualTo("Conversion already exists");
      assertThat(caller.sale(cid, "ch_2").status()).isEqualTo(200);
    }
  }
}
