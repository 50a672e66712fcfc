package io.saletrail.settings.merchant.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.settings.MerchantOptions;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/// Options as JSON in one column: read and written together; unknown fields are ignored.
@Converter
public class OptionsColumn implements AttributeConverter<MerchantOptions, String> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public String convertToDatabaseColumn(MerchantOptions options) {
    try {
      return JSON.writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options that JSON cannot hold", e);
    }
  }

  @Override
  public MerchantOptions convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, MerchantOptions.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options in the database that cannot be read", e);
    }
  }
}
