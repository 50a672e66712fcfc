package io.saletrail.settings.console;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.conversion.ConversionAnswer;
import io.saletrail.settings.conversion.ConversionQuery;
import io.saletrail.settings.conversion.ConversionResource;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.payment.PaymentAnswer;
import io.saletrail.settings.payment.PaymentQuery;
import io.saletrail.settings.payment.StripeId;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What became of a merchant's payments: conversions, their stories, and what was set aside.
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class ConversionPages {
    private final ConversionQuery conversions;
    private final PaymentQuery payments;
    private final Frames frames;
    private final CurrentVisitor visitor;

    ConversionPages(
            ConversionQuery conversions,
            PaymentQuery payments,
            Frames frames,
            CurrentVisitor visitor) {
        this.conversions = conversions;
        this.payments = payments;
        this.frames = frames;
        this.visitor = visitor;
    }

    @GET
    @Path("/conversions")
    @Operation(hidden = true)
    public Uni<Response> list(
            @PathParam("account") String account,
            @QueryParam("status") @Nullable String status,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after) {
        var filter = ConversionResource.filter(status, state);
        var request = SliceRequest.of(null, after);
        return frame(account, "Conversions", Frame.Tab.CONVERSIONS)
                .chain(
                        frame ->
                                conversions
                                        .slice(account, filter, request)
                                        .map(slice -> list(frame, filter, slice)))
                .map(Html::page);
    }

    @GET
    @Path("/conversions/{id}")
    @Operation(hidden = true)
    public Uni<Response> story(@PathParam("account") String account, @PathParam("id") String id) {
        return frame(account, "Conversion " + id, Frame.Tab.CONVERSIONS)
                .chain(
                        frame ->
                                conversions
                                        .story(account, id)
                                        .map(found -> found.orElseThrow(() -> noConversion()))
                                        .map(story -> StoryPage.of(account, story))
                                        .map(page -> Templates.story(frame, page)))
                .map(Html::page);
    }

    @GET
    @Path("/set-aside")
    @Operation(hidden = true)
    public Uni<Response> setAside(
            @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
        var request = SliceRequest.of(null, after);
        return frame(account, "Set aside", Frame.Tab.SET_ASIDE)
                .chain(
                        frame ->
                                payments.setAside(account, request)
                                        .map(slice -> setAside(frame, slice)))
                .map(Html::page);
    }

    /// Searches by any Stripe id.
    @GET
    @Path("/payments")
    @Operation(hidden = true)
    public Uni<Response> search(
            @PathParam("account") String account,
            @QueryParam("id") @DefaultValue("") String typed) {
        return frame(account, "Search", Frame.Tab.CONVERSIONS)
                .chain(
                        frame ->
                                switch (StripeId.read(typed)) {
                                    case StripeId.Reading.NotOne(var fault) ->
                                            Uni.createFrom().item(noStripeId(frame, typed, fault));
                                    case StripeId.Reading.One(var id) ->
                                            payments.find(account, id)
                                                    .map(found -> found(frame, id, found));
                                });
    }

    private static TemplateInstance list(
            Frame frame, ConversionQuery.Filter filter, Slice<ConversionAnswer> slice) {
        var lines = slice.map(one -> ConversionLine.of(frame.account(), one)).items();
        var filtered = filter.status().isPresent() || filter.standing().isPresent();
        return Templates.conversions(
                frame, lines, ConversionFilter.of(filter), filtered, slice.next().orElse(""));
    }

    private static TemplateInstance setAside(Frame frame, Slice<PaymentAnswer> slice) {
        return Templates.setAside(
                frame, lines(frame.account(), slice.items()), slice.next().orElse(""));
    }

    private static Response found(Frame frame, String id, List<PaymentAnswer> found) {
        return Html.page(Templates.payment(frame, id, "", lines(frame.account(), found)));
    }

    private static Response noStripeId(Frame frame, String typed, String fault) {
        return Html.page(
                Response.Status.BAD_REQUEST,
                Templates.payment(frame, typed.strip(), fault, List.of()));
    }

    private Uni<Frame> frame(String account, String title, Frame.Tab tab) {
        var viewer = Viewer.of(visitor);
        return frames.merchant(title, account, tab, viewer);
    }

    private static List<PaymentLine> lines(String account, List<PaymentAnswer> found) {
        return found.stream().map(payment -> PaymentLine.of(account, payment)).toList();
    }

    private static ProblemException noConversion() {
        return ProblemException.notFound("This merchant has no such conversion.");
    }
}
