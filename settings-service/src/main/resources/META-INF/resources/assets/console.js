// Optional improvements: every page works without this script.
(() => {
  "use strict";

  const LIVE_PAUSE = 1000;
  const SETTLE_LOOKS = 20;
  const COPIED_FOR = 1600;

  document.documentElement.classList.add("scripted");

  // A merchant's pages show all times in the merchant's time zone, the others in the browser's.
  const clock = (timeStyle) =>
    new Intl.DateTimeFormat(undefined, {
      dateStyle: "medium",
      timeStyle,
      timeZone: document.documentElement.dataset.zone,
    });
  const minutes = clock("short");
  const seconds = clock("medium");

  /** Shows times as people of the browser's language write them, with the exact time as a title. */
  function localTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
      time.title = time.dateTime;
      const when = "seconds" in time.dataset ? seconds : minutes;
      time.textContent = when.format(new Date(time.dateTime));
    }
  }

  /** Copy buttons copy the text of the element named by `data-copy`. */
  function copyButtons() {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const label = button.textContent;
      button.addEventListener("click", async () => {
        const source = document.getElementById(button.dataset.copy);
        try {
          await navigator.clipboard.writeText(source.textContent);
          button.textContent = "Copied";
        } catch {
          getSelection().selectAllChildren(source);
          button.textContent = "Selected: press Ctrl-C";
        }
        setTimeout(() => (button.textContent = label), COPIED_FOR);
      });
    }
  }

  /** Fetches a part of the page again. One fetch at a time; requests meanwhile cause one more. */
  function redrawer(part) {
    let drawing = false;
    let again = false;
    let drawn = "";
    return async function redraw() {
      again = true;
      if (drawing) return;
      drawing = true;
      while (again) {
        again = false;
        try {
          const answer = await fetch(part.dataset.live, { redirect: "error" });
          const text = answer.ok ? await answer.text() : drawn;
          // Unchanged content is not replaced: it keeps the focus.
          if (text !== drawn) {
            drawn = text;
            part.innerHTML = text;
            localTimes(part);
          }
        } catch {
          // A network error: the next redraw tries again.
        }
      }
      drawing = false;
    };
  }

  const pause = () => new Promise((done) => setTimeout(done, LIVE_PAUSE));

  /** The header shows the state of the connections, which a finished run may have changed. */
  async function refreshHeader() {
    const states = document.querySelector(".states");
    if (!states) return;
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      states.replaceChildren(...page.querySelectorAll(".states > *"));
    } catch {
      // A network error: the next page shows the state.
    }
  }

  /** Without a stream: polls while the part contains an element that matches. */
  async function look(part, redraw, what) {
    const watched = part.querySelector(what);
    while (part.querySelector(what)) {
      await pause();
      if (!document.hidden) await redraw();
    }
    if (watched) refreshHeader();
    settle(part, redraw);
  }

  /** Decisions follow within seconds: polls a limited number of times until all are shown. */
  async function settle(part, redraw) {
    for (let left = SETTLE_LOOKS; left > 0 && part.querySelector("[data-unsettled]"); left--) {
      await pause();
      await redraw();
    }
  }

  /** Redraws a part of the page on server-sent events of the run that it shows. */
  function follow(part) {
    const running = part.querySelector("[data-events]");
    const redraw = redrawer(part);
    if (!running) {
      look(part, redraw, "[data-watch]");
      return;
    }
    const events = new EventSource(running.dataset.events);
    events.addEventListener("progress", redraw);
    events.addEventListener("ended", async () => {
      events.close();
      await redraw();
      refreshHeader();
      settle(part, redraw);
    });
    events.addEventListener("error", () => {
      // The browser reconnects a broken stream, but not a rejected one.
      if (events.readyState === EventSource.CLOSED) look(part, redraw, "[data-events]");
    });
  }

  /** Copies a chosen file into the text field named by `data-into`. */
  function filesIntoFields() {
    for (const input of document.querySelectorAll("input[type=file][data-into]")) {
      input.addEventListener("change", async () => {
        const [file] = input.files;
        if (file) document.getElementById(input.dataset.into).value = await file.text();
      });
    }
  }

  const DRAFT = "saletrail.draft";

  /** Passwords and hidden fields are never kept. */
  const kept = (field) => field.name && !["hidden", "password", "file"].includes(field.type);

  /**
   * Keeps what was typed until the form has been saved: where the sign-in has expired, the browser
   * comes back to the page after signing in, and the form has its input again.
   */
  function keepDrafts() {
    for (const form of document.querySelectorAll("main form[method=post]")) {
      form.addEventListener("submit", () => {
        const fields = [...form.elements].filter(kept).map((field) => [field.name, field.value]);
        const draft = { page: location.pathname, action: form.getAttribute("action"), fields };
        if (fields.length) sessionStorage.setItem(DRAFT, JSON.stringify(draft));
      });
    }
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
    if (!draft) return;
    if (document.querySelector("[data-session-ended]")) {
      sessionStorage.setItem(DRAFT, JSON.stringify({ ...draft, lost: true }));
      return;
    }
    if (draft.page !== location.pathname && draft.lost && document.querySelector("#token")) return;
    sessionStorage.removeItem(DRAFT);
    if (!draft.lost || draft.page !== location.pathname) return;
    const form = document.querySelector(`main form[action="${draft.action}"]`);
    if (!form) return;
    for (const [name, value] of draft.fields) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    const notice = document.createElement("p");
    notice.className = "notice waiting";
    notice.setAttribute("role", "status");
    notice.textContent = "Your sign-in had expired. Your input is still here, and not saved yet.";
    form.before(notice);
  }

  localTimes(document);
  keepDrafts();
  document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  copyButtons();
  filesIntoFields();
  document.querySelectorAll("[data-live]").forEach(follow);
})();
