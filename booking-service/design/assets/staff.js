// Staff pages work without this. It brings what changed into a list that stays open all day, without
// taking the focus away, and sends no form twice.

const EVERY = 30_000;
const live = document.querySelector("[data-live]");

const whereFocusIs = () => {
  const focused = document.activeElement;
  return live.contains(focused) ? focused.id : "";
};

const bring = async () => {
  const answer = await fetch(location.pathname + location.search, {
    cache: "no-store",
    headers: { "If-None-Match": `"${live.dataset.live}"`, "X-Requested-With": "JavaScript" },
  });
  if (answer.status === 304) {
    return;
  }
  const said = document.querySelector("[data-live-status]");
  if (!answer.ok) {
    said.textContent = said.dataset.stale;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const newer = page.querySelector("[data-live]");
  if (!newer || live.querySelector("[aria-busy], details[open] textarea")) {
    return;
  }
  const id = whereFocusIs();
  live.replaceChildren(...newer.childNodes);
  live.dataset.live = newer.dataset.live;
  if (id) {
    document.getElementById(id)?.focus({ preventScroll: true });
  }
  said.textContent = said.dataset.changed;
};

if (live) {
  setInterval(() => {
    if (document.visibilityState === "visible") {
      bring().catch(() => {
        const said = document.querySelector("[data-live-status]");
        said.textContent = said.dataset.stale;
      });
    }
  }, EVERY);
}

// A second tap sends nothing; coming back to the page makes it ready again.
let sent = null;
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") {
    return;
  }
  if (sent === event.target) {
    event.preventDefault();
    return;
  }
  sent = event.target;
  sent.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  sent?.removeAttribute("aria-busy");
  sent = null;
});
