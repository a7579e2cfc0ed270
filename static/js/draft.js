// Keeps what is typed in this browser until it is saved, and offers it again.
// Also asks before the tab is left with unsaved changes.
//
// A draft remembers the revision it was made from. Taken up again, it is merged with
// what others saved since; on the newest revision as base it would undo their work.

const SENT = "sent-drafts";
const DELAY = 400;

// Storage may be full or forbidden. Then there are no drafts; the form works without.
function attempt(action) {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
const read = (storage, key) => attempt(() => JSON.parse(window[storage].getItem(key)));
const write = (storage, key, value) =>
  attempt(() => window[storage].setItem(key, JSON.stringify(value)));
const forget = (storage, key) => attempt(() => window[storage].removeItem(key));

// Only the site's own word, on the page that was sent, says that a text is saved.
function forgetSaved() {
  const sent = read("sessionStorage", SENT);
  const told = document.querySelector(".messages[data-about]");
  if (!sent || sent.path !== told?.dataset.about) return;
  if (!told.querySelector(".success, .info")) return;
  for (const key of sent.keys) forget("localStorage", key);
  forget("sessionStorage", SENT);
}

function attach(form) {
  const { text: box, base, section } = form.elements;
  const { path } = form.dataset;
  const key = `unsaved:${path}:${section.value || "page"}`;
  const offered = box.value;
  const refused = form.dataset.refused !== undefined;
  // A section that met a conflict comes back as the whole page: two drafts, one save.
  const sent = refused ? read("sessionStorage", SENT) : null;
  const keys = new Set([...(sent?.path === path ? sent.keys : []), key]);
  let timer = 0;
  let leaving = false;

  const changed = () => refused || box.value !== offered;
  const keep = () => {
    if (changed()) write("localStorage", key, { text: box.value, base: base.value });
    else forget("localStorage", key);
  };

  // A form that came back holds what was sent: there is nothing else to offer.
  if (!refused) offer(form, key);
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, DELAY);
  });
  form.addEventListener("submit", (event) => {
    leaving = true;
    clearTimeout(timer);
    keep();
    if (event.submitter?.name === "preview") return;
    write("sessionStorage", SENT, { path, keys: [...keys] });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && changed()) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if (!leaving) forget("sessionStorage", SENT);
  });
}

function offer(form, key) {
  const draft = read("localStorage", key);
  const { text: box, base } = form.elements;
  if (!draft || draft.text === box.value) return;
  const note = form.querySelector("[data-draft-offer]");
  note.hidden = false;
  note.querySelector("[data-draft-older]").hidden = draft.base === base.value;
  const answer = (name, action) =>
    note.querySelector(name).addEventListener("click", () => {
      note.hidden = true;
      box.focus();
      action();
    });
  answer("[data-draft-discard]", () => forget("localStorage", key));
  answer("[data-draft-restore]", () => {
    base.value = draft.base;
    box.select();
    // Unlike an assignment, this can be undone by the person.
    if (!document.execCommand("insertText", false, draft.text)) box.value = draft.text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

forgetSaved();
document.querySelectorAll("[data-editor]").forEach(attach);
