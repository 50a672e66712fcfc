// Saletrail: passes the affiliate click ID to every Stripe payment that starts on this page.
// Payment links on a domain of your own: <script … data-payment-domains="pay.example.com,shop.com/pay">
// To see its effect on a page, open the page with ?trackdesk_check=1.
(() => {
  "use strict";
  const PARAMETER = "client_reference_id";
  const ATTRIBUTE = "client-reference-id";
  const LINKS = "a[*|href],area[href]"; // SVG may write xlink:href
  const EMBEDS = "stripe-buy-button,stripe-pricing-table";
  const STRIPE = /^(buy|book|donate)\.stripe\.com$/;
  const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const LOOKS = 120; // twice a second
  const MOST_WRITES = 9; // per element while watching, if another script reverts ours
  const WATCHED = { childList: true, subtree: true, attributeFilter: ["href", ATTRIBUTE] };

  let domains;
  let written; // the URL written to each element
  let observer;
  let submitter; // the button that is sending a form

  // This is the merchant's page: errors of this script must not affect it.
  const quietly = (act) => (input) => {
    try {
      return act(input);
    } catch {}
  };

  // URL-encoded or not: decoding leaves plain JSON as it is.
  const read = quietly((value) => JSON.parse(decodeURIComponent(value)).cid);

  // Read each time: on a first visit the cookie is set after this script runs. A broken cookie may
  // precede the valid one.
  const clickId = () => {
    for (const [, value] of document.cookie.matchAll(/\btrakdesk_cid=([^;]*)/g)) {
      const id = read(value);
      if (UUID.test(id)) return id;
    }
  };

  // A reference that is not a click ID belongs to the merchant and is kept.
  const mayReplace = (element, reference) => !reference || reference === written.get(element)?.id;

  // The limit ends an endless exchange between two observers. A click is a single event, so changes
  // at a click have no limit.
  const write = (element, attribute, value, id, atClick) => {
    const writes = (written.get(element)?.writes || 0) + !atClick;
    if (writes > MOST_WRITES && !atClick) return;
    written.set(element, { id, writes });
    element.setAttribute(attribute, value);
  };

  const place = ({ host, pathname }) => host + pathname.replace(/\/*$/, "/");

  // Empty for a URL that must not change. The rest of the query keeps its spelling.
  const referenced = (address, id, may) => {
    const url = new URL(address, document.baseURI);
    const there = place(url);
    if (!STRIPE.test(url.host) && !domains.some((domain) => there.startsWith(domain))) return;
    // A page with this script belongs to the merchant and is no payment link, whatever its query.
    if (there === place(location) || /^\s*#/.test(address)) return;
    if (!/^https?:$/.test(url.protocol) || !may(url.searchParams.get(PARAMETER))) return;
    const rest = url.search.slice(1).split("&").filter((part) => part && !part.startsWith(PARAMETER + "="));
    url.search = [...rest, PARAMETER + "=" + id].join("&");
    return url.href;
  };

  // The attribute of a link that has to change, with its new value.
  const change = (link, id) => {
    const name = link.hasAttribute("href") ? "href" : "xlink:href";
    const address = link.getAttribute(name);
    const value = referenced(address, id, (reference) => mayReplace(link, reference));
    return value && value !== address && { name, value };
  };

  const decorator = (atClick) =>
    quietly((element) => {
      const id = element.matches && clickId();
      if (!id) return;
      if (element.matches(LINKS)) {
        const { name, value } = change(element, id) || {};
        if (name) write(element, name, value, id, atClick);
      } else if (element.matches(EMBEDS)) {
        const reference = element.getAttribute(ATTRIBUTE);
        if (reference !== id && mayReplace(element, reference)) write(element, ATTRIBUTE, id, id, atClick);
      }
    });

  const decorate = decorator(false);
  const decorateAtClick = decorator(true);

  const decorateAll = (root) => {
    decorate(root);
    root.querySelectorAll?.(LINKS + "," + EMBEDS).forEach(decorate);
    enterShadow(root);
    root.querySelectorAll?.("*").forEach(enterShadow);
  };

  // No event reports a new shadow tree, and clicks inside an embed's frame are invisible outside.
  const enterShadow = ({ shadowRoot }) => {
    if (!shadowRoot) return;
    observer?.observe(shadowRoot, WATCHED);
    decorateAll(shadowRoot);
  };

  // Another script reset the URL after our change: the click moves to a link of ours.
  const insist = quietly((event) => {
    const link = event.composedPath().find((element) => element.matches?.(LINKS));
    const id = link && !event.defaultPrevented && clickId();
    const better = id && change(link, id);
    if (!better) return;
    event.preventDefault();
    const ours = document.createElement("a");
    for (const { name, value } of link.attributes) {
      if (/^(target|rel|referrerpolicy)$/.test(name)) ours.setAttribute(name, value);
    }
    ours.href = better.value;
    ours.dispatchEvent(new MouseEvent("click", event));
  });

  // URLs that a script navigates to. A posted form would lose its body.
  const unclaimed = quietly((address) => {
    const id = clickId();
    return id && referenced(address, id, (reference) => !reference);
  });

  const redirect = quietly((event) => {
    const { cancelable, destination, downloadRequest, formData, navigationType } = event;
    const stays = destination.sameDocument || !/^(push|replace)$/.test(navigationType);
    if (!cancelable || formData || stays || downloadRequest != null) return;
    const better = unclaimed(destination.url);
    if (!better) return;
    event.preventDefault();
    location[navigationType === "replace" ? "replace" : "assign"](better);
  });

  // A form submitted by GET loses the query of its URL.
  const fill = quietly(({ target, formData }) => {
    const id = clickId();
    const address =
      (submitter?.form === target && submitter.getAttribute("formaction")) || target.getAttribute("action") || "";
    submitter = null;
    if (!id || formData.get(PARAMETER)) return;
    if (referenced(address, id, () => true)) formData.set(PARAMETER, id);
  });

  const openDecorated = (open) =>
    function (address, ...rest) {
      return open.call(this, (address && unclaimed(address)) || address, ...rest);
    };

  const check = quietly(({ src, dataset, nonce }) => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.src = new URL("payment-link-check.js", src || dataset.home);
    Object.assign(script.dataset, dataset);
    document.documentElement.append(script);
  });

  const look = (looks) => {
    decorateAll(document.documentElement);
    if (looks) setTimeout(look, 500, looks - 1);
  };

  quietly(() => {
    const me = document.currentScript;
    if (me && /[?&]trackdesk_check=1\b/.test(location.search)) check(me);
    written = new WeakMap();
    domains = (me?.dataset.paymentDomains || "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((domain) => domain.replace(/^[^/]+/, (host) => host.toLowerCase()).replace(/\/*$/, "/"));
    // The last moment, before any handler of the page.
    for (const moment of ["pointerdown", "click", "auxclick", "contextmenu", "focusin"]) {
      addEventListener(moment, (event) => event.composedPath().forEach(decorateAtClick), true);
    }
    addEventListener("click", insist);
    addEventListener("submit", (event) => (submitter = event.submitter), true);
    addEventListener("formdata", fill, true);
    window.navigation?.addEventListener("navigate", redirect);
    quietly(() => (window.open = openDecorated(window.open)))();
    quietly(() => {
      observer = new MutationObserver((changes) => {
        for (const { type, target, addedNodes } of changes) {
          if (type === "attributes") decorate(target);
          else addedNodes.forEach(decorateAll);
        }
      });
      observer.observe(document, WATCHED);
    })();
    look(LOOKS);
  })();
})();
