// What pages can do better with a script: nothing here is needed.
(() => {
  "use strict";

  const LIVE_PAUSE = 1000;
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

  /** A part of the page that is fetched again while something in it is running. */
  async function follow(part) {
    while (part.querySelector("[data-running]")) {
      await new Promise((rested) => setTimeout(rested, LIVE_PAUSE));
      if (document.hidden) continue;
      try {
        const answer = await fetch(part.dataset.live, { redirect: "error" });
        if (!answer.ok) return;
        part.innerHTML = await answer.text();
        localTimes(part);
      } catch {
        // Away for a moment: the next round asks again.
      }
    }
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
  for (const form of document.querySelectorAll("[data-submit-on-change]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }
})();
