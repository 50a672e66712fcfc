package io.saletrail.settings;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.settings.paging.SliceRequest;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Applies to every operation: sign-in, problem documents, accounts, paging, and one example of
/// each.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String OPERATOR = "operator";
  private static final String PROBLEM = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents()
        .addSecurityScheme(
            OPERATOR,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The operator token."))
        .addSchema(PROBLEM, problem());
    api.addSecurityRequirement(
        OASFactory.createSecurityRequirement().addScheme(OPERATOR, List.of()));
  }

  @Override
  public Operation filterOperation(Operation operation) {
    operation
        .getResponses()
        .setDefaultValue(
            OASFactory.createAPIResponse()
                .description("A problem document (RFC 9457)")
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                .example(ApiExamples.problem())
                                .schema(OASFactory.createSchema().ref(PROBLEM)))));
    ApiExamples.show(operation);
    return operation;
  }

  @Override
  public Parameter filterParameter(Parameter parameter) {
    switch (parameter.getName()) {
      case "account" ->
          parameter.description("The merchant's Stripe account.").example("acct_1MZ8kLAbCdEf");
      case "limit" ->
          parameter.description(
              "Maximum number of items, 1 to %d; default %d."
                  .formatted(SliceRequest.MAX_LIMIT, SliceRequest.DEFAULT_LIMIT));
      case "after" -> parameter.description("The value of next of the previous page.");
      default -> {}
    }
    return parameter;
  }

  private static Schema problem() {
    var text = OASFactory.createSchema().type(List.of(SchemaType.STRING));
    var fault =
        OASFactory.createSchema()
            .type(List.of(SchemaType.OBJECT))
            .addProperty("field", text)
            .addProperty("detail", text);
    return OASFactory.createSchema()
        .type(List.of(SchemaType.OBJECT))
        .addProperty("type", text)
        .addProperty("title", text)
        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
        .addProperty("detail", text)
        .addProperty(
            "errors", OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(fault));
  }
}
