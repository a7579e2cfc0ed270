// Keeps what is typed in this browser until it is saved, and offers it again.
// Also asks before the tab is left with unsaved changes.

const PREFIX = "draft:";
const PENDING = "draft-sent";
const DELAY = 400;

function attach(form) {
  const box = form.elements.text;
  const key = `${PREFIX}${form.dataset.path}:${form.elements.section.value || "page"}`;
  const offered = box.value;
  const refused = form.dataset.refused !== undefined;
  let timer = 0;
  let leaving = false;

  const changed = () => box.value !== offered || refused;
  const keep = () => {
    if (box.value === offered && !refused) localStorage.removeItem(key);
    else localStorage.setItem(key, box.value);
  };

  offer(form, box, key);
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, DELAY);
  });
  form.addEventListener("submit", (event) => {
    leaving = true;
    keep();
    if (event.submitter?.name !== "preview") sessionStorage.setItem(PENDING, key);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && changed()) event.preventDefault();
  });
}

function offer(form, box, key) {
  const draft = localStorage.getItem(key);
  if (draft === null || draft === box.value) return;
  const note = form.querySelector("[data-draft-offer]");
  note.hidden = false;
  note.querySelector("[data-draft-restore]").addEventListener("click", () => {
    box.value = draft;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    note.hidden = true;
    box.focus();
  });
  note.querySelector("[data-draft-discard]").addEventListener("click", () => {
    localStorage.removeItem(key);
    note.hidden = true;
    box.focus();
  });
}

// A form that was sent and led to another screen has been saved.
function forgetSaved() {
  const key = sessionStorage.getItem(PENDING);
  if (key === null) return;
  sessionStorage.removeItem(PENDING);
  if (!document.querySelector("[data-editor]")) localStorage.removeItem(key);
}

forgetSaved();
document.querySelectorAll("[data-editor]").forEach(attach);
