// Lets readers sort tables: the headings become buttons.

const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
const NUMBER = /^[-+\u2212]?[\d.,\u202f\u00a0 ]*\d\s*[%\u20ac$\u00a3]?$/;

function text(row, column) {
  return row.cells[column] ? row.cells[column].textContent.trim() : "";
}

// 1,234.5 and 1.234,5 both mean a number: the last sign of two kinds is the decimal one.
function number(written) {
  let digits = written.replace(/[^\d.,\u2212-]/g, "").replace("\u2212", "-");
  const comma = digits.lastIndexOf(","), point = digits.lastIndexOf(".");
  if (comma > point && (point >= 0 || !/^-?\d{1,3}(,\d{3})+$/.test(digits))) digits = digits.replaceAll(".", "").replace(",", ".");
  return Number.parseFloat(digits.replaceAll(",", ""));
}

function comparison(rows, column, kind) {
  const written = rows.map((row) => text(row, column)).filter(Boolean);
  const numeric = kind === "numeric" || (!kind && written.every((one) => NUMBER.test(one)));
  if (kind === "date") return (one, other) => Date.parse(one) - Date.parse(other);
  return numeric ? (one, other) => number(one) - number(other) : collator.compare;
}

function sort(table, heading, order) {
  const body = table.tBodies[0], rows = [...body.rows].filter((row) => !row.contains(heading));
  const last = "sumrow" in table.closest(".sortable").dataset ? rows.splice(-1) : [];
  const column = heading.cellIndex, sign = order === "descending" ? -1 : 1;
  const compare = comparison(rows, column, heading.dataset.kind);
  const empty = (row) => (text(row, column) === "" ? 1 : 0);
  rows.sort((one, other) => empty(one) - empty(other) || sign * compare(text(one, column), text(other, column)) || 0);
  body.append(...rows, ...last);
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", order);
}

function attach(table, heading) {
  const button = document.createElement("button");
  button.type = "button";
  // A link in a heading stays one: the button stands behind it and borrows its name.
  if (heading.querySelector("a, input, button")) button.setAttribute("aria-label", heading.textContent.trim());
  else button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener("click", () => {
    sort(table, heading, heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
  });
}

function headings(table) {
  const row = table.tHead ? table.tHead.rows[table.tHead.rows.length - 1] : table.rows[0];
  return row ? [...row.cells].filter((cell) => cell.tagName === "TH") : [];
}

for (const box of document.querySelectorAll(".sortable")) {
  const kinds = new Map((box.dataset.kinds || "").split(" ").map((pair) => pair.split("=")));
  for (const table of box.querySelectorAll("table")) {
    // Cells that span rows or columns belong where they stand.
    if (!table.tBodies[0] || table.querySelector("[rowspan], [colspan]")) continue;
    for (const heading of headings(table)) {
      const kind = kinds.get(String(heading.cellIndex + 1));
      if (kind === "nosort") continue;
      if (kind) heading.dataset.kind = kind;
      attach(table, heading);
      if (box.dataset.column === String(heading.cellIndex + 1)) sort(table, heading, box.dataset.order);
    }
  }
}
