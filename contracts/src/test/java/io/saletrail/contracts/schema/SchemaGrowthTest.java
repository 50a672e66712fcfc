package io.saletrail.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaGrowthTest {
  private static final String RELEASED =
      """
      {"type": "object", "required": ["id", "money"], "additionalProperties": true,
       "properties": {
         "id": {"type": "string", "format": "uuid"},
         "note": {"type": "string"},
         "closed": {"type": "string", "enum": ["ON", "OFF"]},
         "growing": {"type": "string", "enum": ["ON", "OTHER"]},
         "events": {"type": "array", "items": {"type": "string"}},
         "money": {"$ref": "#/$defs/Money"}},
       "$defs": {"Money": {"type": "object", "required": ["amount"],
         "properties": {"amount": {"type": "integer"}}}}}
      """;

  @Test
  void anOptionalFieldAndAConstantInAGrowingListAreGrowth() throws JsonProcessingException {
    var grown =
        RELEASED
            .replace("\"note\":", "\"remark\": {\"type\": \"string\"}, \"note\":")
            .replace("\"OTHER\"", "\"HALF\", \"OTHER\"");

    assertThat(breaks(grown)).isEmpty();
  }

  @Test
  void aRemovedFieldIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("\"note\"", "\"remark\"")))
        .containsExactly("$.note: removed");
  }

  @Test
  void aChangedTypeIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("{\"type\": \"array\"", "{\"type\": \"object\"")))
        .containsExactly("$.events: type changed");
  }

  @Test
  void aChangedFormatIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("uuid", "uri"))).containsExactly("$.id: format changed");
  }

  @Test
  void aChangedTypeOfTheItemsOfAListIsABreak() throws JsonProcessingException {
    var changed = RELEASED.replace("\"items\": {\"type\": \"string\"", "\"items\": {\"type\": 1");

    assertThat(breaks(changed)).containsExactly("$.events[]: type changed");
  }

  @Test
  void aFieldThatIsNewlyRequiredIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("[\"id\",", "[\"id\", \"note\",")))
        .containsExactly("$.note: newly required");
  }

  @Test
  void aRequiredFieldThatBecomesOptionalIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("[\"id\", \"money\"]", "[\"money\"]")))
        .containsExactly("$.id: no longer always there");
  }

  @Test
  void aRemovedConstantIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("[\"ON\", \"OTHER\"]", "[\"OTHER\"]")))
        .containsExactly("$.growing: constant ON removed");
  }

  @Test
  void aConstantInAClosedListIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("\"OFF\"]", "\"OFF\", \"HALF\"]")))
        .containsExactly("$.closed: constant HALF in a closed list");
  }

  @Test
  void aBreakInANestedRecordIsFound() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("integer", "string")))
        .containsExactly("$.money.amount: type changed");
  }

  @Test
  void aClosedObjectIsABreak() throws JsonProcessingException {
    assertThat(breaks(RELEASED.replace("true", "false")))
        .containsExactly("$: no longer open to further fields");
  }

  private static List<String> breaks(String current) throws JsonProcessingException {
    var json = new ObjectMapper();
    return SchemaGrowth.breaks(json.readTree(RELEASED), json.readTree(current));
  }
}
