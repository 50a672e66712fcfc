package io.saletrail.settings.console.check;

import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.check.CheckLedger;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.limit.Limited;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The Check Now button, and its progress as a part of a page that is fetched again and again.
@Path("/merchants/{account}/checks")
@Produces(MediaType.TEXT_HTML)
public class CheckPages {
    private final CheckLedger ledger;
    private final CheckPanels panels;
    private final MerchantQuery merchants;
    private final CurrentVisitor visitor;

    CheckPages(
            CheckLedger ledger,
            CheckPanels panels,
            MerchantQuery merchants,
            CurrentVisitor visitor) {
        this.ledger = ledger;
        this.panels = panels;
        this.merchants = merchants;
        this.visitor = visitor;
    }

    @POST
    @Limited(Limited.By.CHECKS)
    @Operation(hidden = true)
    public Uni<Response> checkNow(@PathParam("account") String account) {
        var by = visitor.actor();
        return merchants
                .settings(account)
                .invoke(
                        found -> {
                            if (found.isEmpty()) {
                                throw ProblemException.notFound("Save the settings first.");
                            }
                        })
                .chain(() -> ledger.request(account, by))
                .replaceWith(Html.seeOther("/merchants/" + account + "#checks"));
    }

    @GET
    @Path("/live")
    @Operation(hidden = true)
    public Uni<Response> live(@PathParam("account") String account) {
        return panels.of(account).map(panel -> Html.page(CheckTemplates.checks(panel)));
    }
}
