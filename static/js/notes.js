// Shows a note beside its marker: under the mouse, with the focus, at the first tap.

const words = document.querySelector("script[data-note]").dataset;
const preview = document.createElement("div");
preview.className = "note-preview";
preview.id = "note-preview";
preview.setAttribute("role", "group");
let marker = null, timer = 0;

// Of a place in a work (1.2), the work is told as well.
function parts(entry) {
  const note = entry.closest(".fn"), place = entry.closest(".fn_place");
  return [note.querySelector(".content"), place && place.querySelector(":scope > span"), note.querySelector(".fn_about")];
}

function fill(entry) {
  const go = document.createElement("a");
  Object.assign(go, { href: marker.hash, className: "go", textContent: words.go });
  const copies = parts(entry).filter(Boolean).map((part) => {
    const copy = document.createElement("div");
    copy.className = part.className;
    copy.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const hidden of copy.querySelectorAll(".Z3988")) hidden.remove();
    return copy;
  });
  preview.replaceChildren(...copies, go);
  preview.setAttribute("aria-label", `${words.note} ${marker.textContent.replace(")", "")}`);
}

function place() {
  const at = marker.getBoundingClientRect(), box = preview.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - box.width - 12);
  const below = at.bottom + 4 + box.height <= innerHeight || at.top < box.height + 4;
  preview.style.left = `${Math.max(12, left)}px`;
  preview.style.top = `${below ? at.bottom + 4 : at.top - box.height - 4}px`;
}

function close() {
  clearTimeout(timer);
  if (!marker) return;
  marker.removeAttribute("aria-describedby");
  if (preview.contains(document.activeElement)) marker.focus();
  preview.remove();
  marker = null;
  removeEventListener("scroll", place, true);
}

function show(link) {
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  clearTimeout(timer);
  if (marker === link || !entry || !entry.closest(".fn")) return;
  close();
  marker = link;
  fill(entry);
  // Right behind its marker, so that the next key press reaches its links.
  link.closest("sup").after(preview);
  link.setAttribute("aria-describedby", preview.id);
  place();
  addEventListener("scroll", place, { capture: true, passive: true });
}

function later(act, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(act, milliseconds);
}

function attach(link) {
  link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => show(link), 150); });
  link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(close, 250); });
  // Who came back from a note (:target) has just read it.
  link.addEventListener("focus", () => { if (link.matches(":focus-visible:not(:target)")) show(link); });
  link.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" || marker === link) return close();
    event.preventDefault();
    show(link);
  });
}

preview.addEventListener("pointerenter", () => clearTimeout(timer));
preview.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(close, 250); });
preview.addEventListener("click", (event) => { if (event.target.closest(".go")) later(close, 0); });
document.addEventListener("focusin", (event) => { if (marker && event.target !== marker && !preview.contains(event.target)) close(); });
document.addEventListener("pointerdown", (event) => { if (marker && event.target !== marker && !preview.contains(event.target)) close(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
for (const link of document.querySelectorAll(".wikitext .fn_top")) attach(link);
