// Pages work without this. It tells how long a time is held, and in which zone the reader's clock is.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const input of document.querySelectorAll("input[data-own-zone]")) {
  input.value = zone;
}

const minutesFromUtc = (name) => {
  const shown = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" })
    .formatToParts(new Date())
    .find((part) => part.type === "timeZoneName");
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(shown.value);
  return sign ? Number(sign + 1) * (60 * Number(hours) + Number(minutes)) : 0;
};

for (const note of document.querySelectorAll("[data-zone-note]")) {
  if (minutesFromUtc(zone) !== minutesFromUtc(note.dataset.zone)) {
    const place = zone.split("/").pop().replaceAll("_", " ");
    note.textContent = note.dataset.zoneNote.replace("%", place);
    note.hidden = false;
  }
}

for (const held of document.querySelectorAll("[data-hold-seconds]")) {
  const status = held.querySelector("[role=status]");
  const say = (text, after) => setTimeout(() => (status.textContent = text), 1000 * after);
  const seconds = Number(held.dataset.holdSeconds);
  if (seconds > 120) {
    say(held.dataset.twoMinutes, seconds - 120);
  }
  say(held.dataset.ended, seconds);
}

// A second tap sends nothing; coming back to the page makes it ready again.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false));
}
