// Leads from a problem in the list to its place in the text.
// Lines, columns and lengths count whole characters; the browser counts in halves of some.

const characters = (text, count) => [...text].slice(0, count).join("");

// The text may have been edited since: its line is looked for near where it was.
function lineNow(lines, wanted, index) {
  for (let away = 0; away < lines.length + index; away += 1) {
    if (lines[index - away] === wanted) return index - away;
    if (lines[index + away] === wanted) return index + away;
  }
  return Math.min(index, lines.length - 1);
}

function select(box, index, column, length) {
  const lines = box.value.split("\n");
  const before = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const start = before + characters(lines[index], column - 1).length;
  const end = start + characters(box.value.slice(start), length).length;
  // Browsers scroll to where a box is entered, not to what is selected in it.
  box.blur();
  box.setSelectionRange(start, start);
  box.focus();
  box.setSelectionRange(start, end);
}

function attach(list) {
  const box = document.getElementById(list.dataset.problems);
  const previewed = box.value.split("\n");
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    const { line, column, start, end } = link.dataset;
    const index = lineNow(box.value.split("\n"), previewed[line - 1], line - 1);
    select(box, index, column, end - start);
  });
}

document.querySelectorAll("[data-problems]").forEach(attach);
