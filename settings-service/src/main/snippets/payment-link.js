// Saletrail: tells every Stripe payment that starts on this page which affiliate click led to it.
// Payment links on a domain of your own: <script … data-payment-domains="pay.example.com,shop.com/pay">
// To see what it does on a page, open the page with ?trackdesk_check=1.
(() => {
  "use strict";
  const PARAMETER = "client_reference_id";
  const ATTRIBUTE = "client-reference-id";
  const LINKS = "a[href],area[href]";
  const EMBEDS = "stripe-buy-button,stripe-pricing-table";
  const STRIPE = /^(buy|book|donate)\.stripe\.com$/;
  const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const COOKIE_LOOKS = 120; // twice a second
  const MOST_WRITES = 9; // per element, should another script undo ours

  let domains;
  let written; // what each element got from us

  // Somebody else's page: whatever goes wrong here stays here.
  const quietly = (act) => (input) => {
    try {
      return act(input);
    } catch {}
  };

  // URL-encoded or not: decoding leaves plain JSON as it is.
  const read = quietly((value) => JSON.parse(decodeURIComponent(value)).cid);

  // Read anew each time: on a first visit the cookie comes after this script. A broken one may
  // stand before the good one.
  const clickId = () => {
    for (const [, value] of document.cookie.matchAll(/\btrakdesk_cid=([^;]*)/g)) {
      const id = read(value);
      if (UUID.test(id)) return id;
    }
  };

  // A reference that is not ours is the merchant's own and stays.
  const mayReplace = (element, reference) => !reference || reference === written.get(element)?.id;

  const write = (element, attribute, value, id) => {
    const writes = (written.get(element)?.writes || 0) + 1;
    if (writes > MOST_WRITES) return;
    written.set(element, { id, writes });
    element.setAttribute(attribute, value);
  };

  // Nothing unless the reference belongs there. The rest of the query keeps its spelling.
  const referenced = (address, id, may) => {
    const url = new URL(address, document.baseURI);
    const place = url.host + url.pathname + "/";
    if (!STRIPE.test(url.host) && !domains.some((domain) => place.startsWith(domain))) return;
    if (!/^https?:$/.test(url.protocol) || !may(url.searchParams.get(PARAMETER))) return;
    const rest = url.search.slice(1).split("&").filter((part) => part && !part.startsWith(PARAMETER + "="));
    url.search = [...rest, PARAMETER + "=" + id].join("&");
    return url.href;
  };

  const decorate = quietly((element) => {
    const id = element.matches && clickId();
    if (!id) return;
    if (element.matches(LINKS)) {
      const address = element.getAttribute("href");
      const better = referenced(address, id, (reference) => mayReplace(element, reference));
      if (better && better !== address) write(element, "href", better, id);
    } else if (element.matches(EMBEDS)) {
      const reference = element.getAttribute(ATTRIBUTE);
      if (reference !== id && mayReplace(element, reference)) write(element, ATTRIBUTE, id, id);
    }
  });

  const decorateAll = (root) => {
    decorate(root);
    root.querySelectorAll?.(LINKS + "," + EMBEDS).forEach(decorate);
  };

  // Addresses that a script goes to. A posted form would lose its body.
  const unclaimed = quietly((address) => {
    const id = clickId();
    return id && referenced(address, id, (reference) => !reference);
  });

  const redirect = quietly((event) => {
    const { cancelable, destination, formData, navigationType } = event;
    const better = cancelable && !formData && !destination.sameDocument && unclaimed(destination.url);
    if (!better) return;
    event.preventDefault();
    location[navigationType === "replace" ? "replace" : "assign"](better);
  });

  // A form that is sent by GET loses the query of its address.
  const fill = quietly(({ target, formData }) => {
    const id = clickId();
    if (!id || formData.get(PARAMETER)) return;
    if (referenced(target.getAttribute("action") || "", id, () => true)) formData.set(PARAMETER, id);
  });

  const openDecorated = (open) =>
    function (address, ...rest) {
      return open.call(this, (address && unclaimed(address)) || address, ...rest);
    };

  const check = quietly(({ src, dataset }) => {
    const script = document.createElement("script");
    script.src = new URL("payment-link-check.js", src || dataset.home);
    Object.assign(script.dataset, dataset);
    document.documentElement.append(script);
  });

  const awaitCookie = (looks) => {
    decorateAll(document.documentElement);
    if (looks && !clickId()) setTimeout(awaitCookie, 500, looks - 1);
  };

  quietly(() => {
    const me = document.currentScript;
    if (me && /[?&]trackdesk_check=1\b/.test(location.search)) check(me);
    written = new WeakMap();
    domains = (me?.dataset.paymentDomains || "")
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((domain) => domain.replace(/\/*$/, "/"));
    awaitCookie(COOKIE_LOOKS);
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "attributes") decorate(target);
        else addedNodes.forEach(decorateAll);
      }
    }).observe(document, { childList: true, subtree: true, attributeFilter: ["href"] });
    // The last moment, before any handler of the page.
    for (const moment of ["pointerdown", "click", "auxclick", "contextmenu", "focusin"]) {
      addEventListener(moment, (event) => event.composedPath().forEach(decorate), true);
    }
    addEventListener("formdata", fill, true);
    window.navigation?.addEventListener("navigate", redirect);
    window.open = openDecorated(window.open);
  })();
})();
