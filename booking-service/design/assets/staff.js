// Staff pages work without this. It brings what changed into a list that stays open all day, without
// taking the focus away, and sends no form twice.

const EVERY = 30_000;
const live = document.querySelector("[data-live]");
const status = document.querySelector("[data-live-status]");

const say = (text, stale) => {
  status.className = stale ? "notice bad" : "hide-visually";
  status.textContent = text;
};

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
    say("", false);
    return;
  }
  if (!answer.ok) {
    say(status.dataset.stale, true);
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
  say(status.dataset.changed, false);
};

if (live) {
  setInterval(() => {
    if (document.visibilityState === "visible") {
      bring().catch(() => say(status.dataset.stale, true));
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
