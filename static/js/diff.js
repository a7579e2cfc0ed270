// n or j leads to the next change, p or k to the one before.

const STEPS = { n: 1, j: 1, p: -1, k: -1 };
const CHANGED = "tr:not(.same, .skipped)";
// A change is a run of changed rows: its first row has none of them before it.
const changes = [...document.querySelectorAll(`[data-diff] tbody ${CHANGED}`)].filter(
  (row) => !row.previousElementSibling?.matches(CHANGED),
);
let at = -1;

function lead(event) {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  if (!step) return;
  at = Math.max(0, Math.min(at + step, changes.length - 1));
  changes[at].tabIndex = -1;
  changes[at].focus({ preventScroll: true });
  changes[at].scrollIntoView({ block: "center" });
}

if (changes.length > 1) {
  document.addEventListener("keydown", lead);
  for (const hint of document.querySelectorAll("[data-diff-keys]")) hint.hidden = false;
}
