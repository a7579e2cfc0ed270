// n and p lead to the next and the previous change.

const changes = [...document.querySelectorAll("[data-diff] tr:not(.same, .skipped)")].filter(
  (row) => !row.previousElementSibling || row.previousElementSibling.matches(".same, .skipped"),
);
let at = -1;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !changes.length) return;
  if (event.key === "n") at = Math.min(at + 1, changes.length - 1);
  else if (event.key === "p") at = Math.max(at - 1, 0);
  else return;
  changes[at].tabIndex = -1;
  changes[at].focus();
  changes[at].scrollIntoView({ block: "center" });
});
