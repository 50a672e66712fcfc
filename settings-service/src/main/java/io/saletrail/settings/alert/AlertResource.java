package io.saletrail.settings.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.alert.destination.Destination;
import io.saletrail.settings.alert.destination.DestinationKind;
import io.saletrail.settings.alert.destination.DestinationLedger;
import io.saletrail.settings.alert.destination.DestinationQuery;
import io.saletrail.settings.alert.destination.DestinationReader;
import io.saletrail.settings.alert.destination.NewDestination;
import io.saletrail.settings.alert.message.MessageQuery;
import io.saletrail.settings.alert.message.SentMessage;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertSettings.Digest;
import io.saletrail.settings.alert.rules.AlertSettings.QuietHours;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Alerts of a merchant.
@RunOnVirtualThread
@Path("/api/merchants/{account}/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
public class AlertResource {
  private final AlertQuery query;
  private final AlertLedger ledger;
  private final TestAlerts tests;
  private final DestinationQuery destinations;
  private final DestinationLedger destinationLedger;
  private final DestinationReader reader;
  private final MessageQuery messages;
  private final MerchantQuery merchants;
  private final Outbox outbox;
  private final CurrentCaller current;
  private final ObjectMapper json;

  AlertResource(
      AlertQuery query,
      AlertLedger ledger,
      TestAlerts tests,
      DestinationQuery destinations,
      DestinationLedger destinationLedger,
      DestinationReader reader,
      MessageQuery messages,
      MerchantQuery merchants,
      Outbox outbox,
      CurrentCaller current,
      ObjectMapper json) {
    this.query = query;
    this.ledger = ledger;
    this.tests = tests;
    this.destinations = destinations;
    this.destinationLedger = destinationLedger;
    this.reader = reader;
    this.messages = messages;
    this.merchants = merchants;
    this.outbox = outbox;
    this.current = current;
    this.json = json;
  }

  /// The body of a change; absent fields keep their value.
  @Schema(name = "AlertSettingsChange")
  record ChangeRequest(
      @Schema(description = "409 if the settings have changed since this version.")
          Optional<Long> version,
      @Schema(description = "Causes without alerts.") Optional<List<AlertCause>> muted,
      Optional<Digest> digest,
      @Schema(description = "In the merchant's time zone; null for none.")
          Optional<QuietHours> quietHours,
      @Schema(description = "How many sales need attention before there is an alert.")
          Optional<Integer> minSales) {}

  /// The body of a new destination.
  @Schema(name = "NewAlertDestination")
  record DestinationRequest(
      DestinationKind kind,
      @Schema(description = "An e-mail address, or a URL that begins with https://.")
          String address) {}

  /// An added destination.
  ///
  /// @param signingSecret verifies signed webhooks; returned this once
  @Schema(name = "AddedAlertDestination")
  public record AddedResponse(Destination destination, Optional<String> signingSecret) {}

  @GET
  @Operation(
      operationId = "readAlerts",
      summary = "A merchant's alerts: settings, destinations, and open problems")
  public AlertsResponse read(@PathParam("account") String account) {
    requireMerchant(account);
    return response(account);
  }

  @NeedsScope(KeyScope.SETTINGS)
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeAlerts",
      summary = "Change what a merchant gets alerts about, and when",
      description =
          "Absent fields keep their value. 409 if the settings have changed since the given version.")
  public AlertsResponse change(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ChangeRequest.class)))
          String body) {
    requireMerchant(account);
    var before = StoredAlertSettings.of(query.settings(account)).settings();
    switch (AlertSettingsReader.read(body, before)) {
      case AlertSettingsReader.Parsed.Invalid(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case AlertSettingsReader.Parsed.Valid(var settings, var version) -> {
        var saved = outbox.await(ledger.save(account, settings, version, current.actor()));
        if (saved.stale()) {
          throw new ProblemException(
              Problem.of(
                  ProblemKind.CONFLICT,
                  "The settings have changed since this version. Read them again, then send the change with the new version."));
        }
      }
    }
    return response(account);
  }

  @NeedsScope(KeyScope.SETTINGS)
  @POST
  @Path("/destinations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addAlertDestination",
      summary = "Add an e-mail address, a Slack webhook or a signed webhook",
      description =
          "Signed webhooks follow Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature. A message that is not accepted is sent again, ten times within 76 hours. The signing secret is returned this once.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = AddedResponse.class)))
  public RestResponse<AddedResponse> add(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DestinationRequest.class)))
          String body) {
    requireMerchant(account);
    var added = outbox.await(destinationLedger.add(account, destination(body), current.actor()));
    return added
        .map(one -> new AddedResponse(one.destination(), one.signingSecret()))
        .map(one -> RestResponse.status(RestResponse.Status.CREATED, one))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ProblemKind.CONFLICT,
                        "A merchant has at most %d destinations."
                            .formatted(DestinationLedger.MAX))));
  }

  @NeedsScope(KeyScope.SETTINGS)
  @DELETE
  @Path("/destinations/{id}")
  @Operation(operationId = "removeAlertDestination", summary = "Remove a destination")
  public AlertsResponse remove(@PathParam("account") String account, @PathParam("id") String id) {
    var destination = known(account, id);
    outbox.await(destinationLedger.remove(account, destination, current.actor()));
    return response(account);
  }

  @NeedsScope(KeyScope.SETTINGS)
  @POST
  @Path("/destinations/{id}/test")
  @Limited(Limited.By.ALERT_TESTS)
  @Operation(
      operationId = "testAlertDestination",
      summary = "Send a test to a destination",
      description = "202; the log of messages shows whether the destination accepted it.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AlertsResponse.class)))
  public RestResponse<AlertsResponse> test(
      @PathParam("account") String account, @PathParam("id") String id) {
    if (!tests.send(account, known(account, id), current.actor())) {
      throw new ProblemException(Problem.of(ProblemKind.CONFLICT, "This destination was removed."));
    }
    return RestResponse.status(RestResponse.Status.ACCEPTED, response(account));
  }

  @GET
  @Path("/messages")
  @Operation(operationId = "listAlertMessages", summary = "What was sent, the latest first")
  public Slice<SentMessage> messages(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return messages.of(account, SliceRequest.of(limit, after));
  }

  private AlertsResponse response(String account) {
    return AlertsResponse.of(
        account,
        StoredAlertSettings.of(query.settings(account)),
        destinations.of(account),
        query.open(account));
  }

  private NewDestination destination(String body) {
    JsonNode fields;
    try {
      fields = json.readTree(body);
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid("body", "Must be JSON.");
    }
    var parsed = reader.read(fields.path("kind").textValue(), fields.path("address").textValue());
    return switch (parsed) {
      case DestinationReader.Parsed.Valid(var valid) -> valid;
      case DestinationReader.Parsed.Invalid(var error) ->
          throw new ProblemException(Problem.invalid(List.of(error)));
    };
  }

  private void requireMerchant(String account) {
    if (merchants.settings(account).isEmpty()) {
      throw ProblemException.notFound("No settings for " + account + ". PUT them first.");
    }
  }

  private UUID known(String account, String id) {
    return readId(id)
        .filter(destination -> destinations.known(account, destination))
        .orElseThrow(() -> ProblemException.notFound("No such destination."));
  }

  /// The ID of a destination; empty if it is none.
  public static Optional<UUID> readId(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
