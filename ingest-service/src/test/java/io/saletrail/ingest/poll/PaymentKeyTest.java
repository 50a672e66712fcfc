package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentKeyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id": "ch_1", "payment_intent": "pi_1", "invoice": "in_1"}     | pi_1
          {"id": "cs_1", "payment_intent": {"id": "pi_1"}}                | pi_1
          {"id": "cs_1", "payment_intent": null, "invoice": "in_1"}       | in_1
          {"id": "inpay_1", "invoice": "in_1"}                            | in_1
          {"id": "pi_1"}                                                  | pi_1
          {"id": "sub_1", "latest_invoice": "in_1"}                       | sub_1
          """)
  void anObjectIsNamedByItsPayment(String object, String expected) throws JsonProcessingException {
    assertThat(PaymentKey.of(JSON.readTree(object))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"id\": \"<b>\"}", "{\"id\": [1]}"})
  void anInvalidIdNamesNoPayment(String object) throws JsonProcessingException {
    assertThat(PaymentKey.of(JSON.readTree(object))).isEmpty();
  }
}
