// What pages can do better with a script: nothing here is needed.
(() => {
  "use strict";

  const LIVE_PAUSE = 1000;
  const SETTLE_LOOKS = 20;
  const COPIED_FOR = 1600;

  document.documentElement.classList.add("scripted");

  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

  /** Times in the reader's own zone; the exact one stays as a title. */
  function localTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
      time.title = time.dateTime;
      time.textContent = when.format(new Date(time.dateTime));
    }
  }

  /** Copy buttons: the text of the element they name. */
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

  /** Fetches a part of the page anew. One fetch at a time: what comes meanwhile asks once more. */
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
          // What is as it was stays, and with it the focus.
          if (text !== drawn) {
            drawn = text;
            part.innerHTML = text;
            localTimes(part);
          }
        } catch {
          // Away for a moment: whoever wants it again asks again.
        }
      }
      drawing = false;
    };
  }

  const rest = () => new Promise((rested) => setTimeout(rested, LIVE_PAUSE));

  /** Without a stream: looks again and again while something is there to be waited for. */
  async function look(part, redraw, what) {
    while (part.querySelector(what)) {
      await rest();
      if (!document.hidden) await redraw();
    }
    settle(part, redraw);
  }

  /** What was found is worked out within moments; after that the page stays as it is. */
  async function settle(part, redraw) {
    for (let left = SETTLE_LOOKS; left > 0 && part.querySelector("[data-unsettled]"); left--) {
      await rest();
      await redraw();
    }
  }

  /** A part of the page that follows what is running in it, told by server-sent events. */
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
      settle(part, redraw);
    });
    events.addEventListener("error", () => {
      // A stream that broke off is taken up again by the browser; one that is refused is not.
      if (events.readyState === EventSource.CLOSED) look(part, redraw, "[data-events]");
    });
  }

  /** A chosen file goes into the text field that it names, and is sent from there. */
  function filesIntoFields() {
    for (const input of document.querySelectorAll("input[type=file][data-into]")) {
      input.addEventListener("change", async () => {
        const [file] = input.files;
        if (file) document.getElementById(input.dataset.into).value = await file.text();
      });
    }
  }

  localTimes(document);
  copyButtons();
  filesIntoFields();
  document.querySelectorAll("[data-live]").forEach(follow);
})();
