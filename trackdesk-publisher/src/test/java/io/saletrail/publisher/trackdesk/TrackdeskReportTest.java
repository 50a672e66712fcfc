package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.publisher.trackdesk.TrackdeskReport.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackdeskReportTest {
  @Test
  void theRequestFiltersByIds() {
    assertThat(TrackdeskReport.of(List.of("ch_1", "ch_2")).json())
        .isEqualTo("{\"filters\":{\"ids\":[\"ch_1\",\"ch_2\"]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rows\":[{\"externalId\":\"ch_1\",\"conversionTypeCode\":\"sale\",\"status\":\"CONVERSION_STATUS_APPROVED\"}]}",
        "{\"data\":{\"items\":[{\"external_id\":\"ch_1\",\"conversion_type_code\":\"sale\",\"status\":\"APPROVED\"}]}}",
        "[{\"externalId\":\"ch_1\",\"conversionTypeCode\":\"sale\",\"status\":\"APPROVED\",\"id\":7}]"
      })
  void rowsAreReadInAnySpelling(String body) {
    assertThat(TrackdeskReport.rowsOf(body))
        .contains(
            List.of(new Row("ch_1", Optional.of("sale"), Optional.of(ConversionStatus.APPROVED))));
  }

  @Test
  void anEmptyReportIsAReport() {
    assertThat(TrackdeskReport.rowsOf("{\"rows\":[],\"total\":0}")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "true", "{\"rows\":", "<html></html>", "{\"total\":0}"})
  void whatHasNoListIsNoReport(String body) {
    assertThat(TrackdeskReport.rowsOf(body)).isEmpty();
  }
}
