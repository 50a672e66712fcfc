// Saletrail: reports what the payment-link script finds on a page opened with
// ?trackdesk_check=1. Loaded by that script; merchants do not add it to their pages.
(() => {
  "use strict";
  const PARAMETER = "client_reference_id";
  const ATTRIBUTE = "client-reference-id";
  const STRIPE = /^(buy|book|donate)\.stripe\.com$/;
  const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const LOOKS = 600; // once a second
  const MOST_LINES = 12;
  const LONGEST = 70;
  const PANEL = "trackdesk-check";

  const domains = (document.currentScript.dataset.paymentDomains || "")
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((domain) => domain.replace(/^[^/]+/, (host) => host.toLowerCase()).replace(/\/*$/, "/"));

  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };

  const cookies = () =>
    attempt(() => [...document.cookie.matchAll(/\btrakdesk_cid=([^;]*)/g)], []).map(
      ([, value]) => attempt(() => JSON.parse(decodeURIComponent(value)).cid, ""),
    );

  const clickId = (ids) => ids.find((id) => UUID.test(id));

  // Of the page and of its open shadow trees.
  const elements = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot && shadowRoot.host.id !== PANEL ? elements(selector, shadowRoot) : [],
    ),
  ];

  const place = ({ host, pathname }) => host + pathname.replace(/\/*$/, "/");

  const addressOf = (element) =>
    ["href", "xlink:href", "formaction", "action"]
      .map((name) => element.getAttribute(name))
      .find((address) => address);

  // The same rule as the script's: a URL of the page itself is not a payment link.
  const paymentLinks = () =>
    elements("a[*|href],area[href],form[action],[formaction]").flatMap((element) => {
      const address = addressOf(element);
      const url = attempt(() => new URL(address, document.baseURI));
      if (!url || place(url) === place(location) || /^\s*#/.test(address)) return [];
      const ours = STRIPE.test(url.host) || domains.some((domain) => place(url).startsWith(domain));
      return ours ? [{ element, url }] : [];
    });

  const shorten = (text) => (text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text);

  const stateOf = (reference, id) => {
    if (reference && reference === id) return ["good", "has the click ID"];
    if (reference && UUID.test(reference)) return ["own", "has another click ID, which is kept"];
    if (reference) return ["own", "has your own client_reference_id, which is kept. This sale is not credited"];
    return id ? ["wait", "gets the click ID when clicked"] : ["wait", "waiting for a click ID"];
  };

  const clickLine = (ids) => {
    const id = clickId(ids);
    if (id) return ["good", `Click ID of this visitor: ${id}`];
    if (ids.length) return ["bad", "The cookie trakdesk_cid has no click ID."];
    return ["wait", "No click ID yet. Open this page through an affiliate's link."];
  };

  const snippetLine = () => {
    const present = [...document.scripts].some((script) => /\/tracking\.js(\?|$)/.test(script.src));
    return present
      ? ["good", "Trackdesk's click snippet found."]
      : ["wait", "Trackdesk's click snippet not found. Add it to the pages that affiliates link to."];
  };

  const besideLine = () => {
    const beside = [...document.scripts].some(
      (script) => !script.src && /trakdesk_cid/.test(script.text) && !/payment-link-check/.test(script.text),
    );
    return beside ? [["own", "Another payment-link snippet found. The two do not conflict."]] : [];
  };

  const findings = () => {
    const ids = cookies();
    const id = clickId(ids);
    const links = paymentLinks().map(({ element, url }) =>
      element.matches("form,[formaction]")
        ? [id ? "good" : "wait", `Form to ${shorten(url.host + url.pathname)}: ${id ? "gets the click ID when submitted" : "waiting for a click ID"}`]
        : ((state) => [state[0], `${shorten(url.host + url.pathname)}: ${state[1]}`])(
            stateOf(url.searchParams.get(PARAMETER), id),
          ),
    );
    const embeds = elements("stripe-buy-button,stripe-pricing-table").map((element) => {
      const [look, words] = stateOf(element.getAttribute(ATTRIBUTE), id);
      return [look, `${element.matches("stripe-buy-button") ? "Buy button" : "Pricing table"}: ${words}`];
    });
    const ways = [...links, ...embeds];
    const shown = ways.slice(0, MOST_LINES);
    return [
      ["good", "The payment-link snippet is running."],
      snippetLine(),
      clickLine(ids),
      ...besideLine(),
      ...(ways.length
        ? shown
        : [["wait", "No Stripe payment link, buy button or pricing table found."]]),
      ...(ways.length > shown.length ? [["own", `… and ${ways.length - shown.length} more`]] : []),
    ];
  };

  const STYLE = `
    :host { all: initial }
    section { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; box-sizing: border-box;
      width: min(26rem, calc(100vw - 2rem)); max-height: 70vh; overflow: auto; padding: 1rem 1.25rem;
      font: 14px/1.45 system-ui, sans-serif; color: #1a1a1f; background: #fff; border: 1px solid #d5d5de;
      border-radius: 12px; box-shadow: 0 8px 30px rgb(0 0 0 / .18) }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
    h2 { margin: 0; font-size: 15px } ul { margin: .75rem 0 0; padding: 0; list-style: none }
    li { padding: .3rem 0 .3rem 1.4rem; position: relative; overflow-wrap: anywhere }
    li::before { position: absolute; left: 0; content: "●" } .good::before { content: "✓"; color: #0a7a3c }
    .bad::before { content: "✗"; color: #b3261e } .wait::before { content: "…"; color: #8a5a00 }
    .own::before { content: "i"; color: #4a4a55; font-style: italic }
    button { font: inherit; padding: .15rem .6rem; border: 1px solid #8a8a96; border-radius: 6px;
      background: none; color: inherit; cursor: pointer }
    @media (prefers-color-scheme: dark) { section { color: #ececf1; background: #1e1e24; border-color: #44444f }
      .good::before { color: #5fd08f } .bad::before { color: #ff8a80 } .wait::before { color: #ffc46b }
      .own::before { color: #b5b5c0 } }`;

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const open = () => {
    const host = element("div", "");
    host.id = PANEL;
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const panel = element("section", "");
    panel.setAttribute("role", "status");
    const head = element("header", "");
    const close = element("button", "Close");
    const list = element("ul", "");
    close.type = "button";
    close.addEventListener("click", () => host.remove());
    head.append(element("h2", "Payment links on this page"), close);
    panel.append(head, list);
    shadow.append(panel);
    document.documentElement.append(host);
    show(list, host, "", LOOKS);
  };

  // Updated only on a change, so that a screen reader does not repeat it every second.
  const show = (list, host, before, looks) => {
    const found = findings();
    const now = JSON.stringify(found);
    if (now !== before) {
      list.replaceChildren(
        ...found.map(([look, words]) => Object.assign(element("li", words), { className: look })),
      );
    }
    if (looks && host.isConnected) setTimeout(show, 1000, list, host, now, looks - 1);
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", open);
  else open();
})();
