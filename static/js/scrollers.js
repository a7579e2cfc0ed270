// What is wider than the screen can be reached and scrolled by keyboard.

const wide = new Set();

function check(element) {
  const overflows = element.scrollWidth > element.clientWidth + 1;
  if (overflows && !wide.has(element)) {
    wide.add(element);
    element.tabIndex = 0;
    // Not a region: a page may have many, and landmarks must have names of their own.
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", element.matches("pre") ? "Code" : "Table");
  } else if (!overflows && wide.delete(element)) {
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
}

const observer = new ResizeObserver((entries) => entries.forEach((entry) => check(entry.target)));
document.querySelectorAll(".wikitext pre, .wikitext .table").forEach((element) => observer.observe(element));
