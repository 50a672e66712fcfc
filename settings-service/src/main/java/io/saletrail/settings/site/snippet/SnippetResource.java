package io.saletrail.settings.site.snippet;

import io.saletrail.settings.access.Public;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Serves the payment-link script and its self-check to merchants' pages.
@RunOnVirtualThread
@Path("/snippets")
@Public
public class SnippetResource {
  /// The path of this version. An incompatible change gets a new number.
  static final String HOME = "/snippets/v1/";

  static final String PAYMENT_LINK = HOME + "payment-link.js";

  /// Fresh for an hour, then served stale for a day during revalidation.
  private static final String CACHE = "public, max-age=3600, stale-while-revalidate=86400";

  /// A script with its entity tag.
  private record Script(String text, EntityTag tag) {
    Script(String text) {
      this(text, new EntityTag(hash(text)));
    }
  }

  private final Script paymentLink;
  private final Script selfCheck;

  SnippetResource(Snippets snippets) {
    this.paymentLink = new Script(snippets.script());
    this.selfCheck = new Script(snippets.selfCheck());
  }

  @GET
  @Path("/v1/payment-link.js")
  public Response paymentLink(@Context Request request) {
    return serve(paymentLink, request);
  }

  /// The payment-link script loads this on pages opened with `?trackdesk_check=1`.
  @GET
  @Path("/v1/payment-link-check.js")
  public Response selfCheck(@Context Request request) {
    return serve(selfCheck, request);
  }

  private static Response serve(Script script, Request request) {
    var unchanged = request.evaluatePreconditions(script.tag());
    var response =
        unchanged == null
            ? Response.ok(script.text(), "text/javascript; charset=utf-8")
            : unchanged;
    return response
        .tag(script.tag())
        .header("Cache-Control", CACHE)
        // Loaded by any merchant's pages, optionally with an integrity attribute.
        .header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .build();
  }

  private static String hash(String script) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
