// Comfort for the editor: a toolbar, lists that continue, keys to save and preview.
// The form works without it.

const TOOLS = [
  { label: "B", name: "Bold (Ctrl+B)", key: "b", before: "**", after: "**", sample: "bold" },
  { label: "I", name: "Italic (Ctrl+I)", key: "i", before: "//", after: "//", sample: "italic" },
  { label: "Link", name: "Link (Ctrl+K)", key: "k", before: "[[", after: "]]", sample: "page|text" },
  { label: "Cite", name: "Footnote with a source", before: "((", after: "))", sample: "Author, [[https://|Title]], year" },
  { label: "H2", name: "Heading", before: "\n===== ", after: " =====\n", sample: "Heading" },
  { label: "• List", name: "List", before: "\n  * ", after: "", sample: "item" },
  { label: "Code", name: "Monospace", before: "''", after: "''", sample: "code" },
];
const LIST_ITEM = /^(\s{2,}[*-] ?)(.*)$/;

// execCommand is the only way to insert text that keeps the browser's undo.
function insert(box, text) {
  box.focus();
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function wrap(box, tool) {
  const chosen = box.value.slice(box.selectionStart, box.selectionEnd) || tool.sample;
  const start = box.selectionStart + tool.before.length;
  insert(box, tool.before + chosen + tool.after);
  box.setSelectionRange(start, start + chosen.length);
}

function continueList(box, event) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const item = LIST_ITEM.exec(box.value.slice(start, box.selectionStart));
  if (!item || box.selectionStart !== box.selectionEnd) return;
  event.preventDefault();
  if (item[2].trim()) {
    insert(box, `\n${item[1]}`);
  } else {
    box.setSelectionRange(start, box.selectionStart);
    insert(box, "\n");
  }
}

function onKey(form, box, event) {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    continueList(box, event);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const tool = TOOLS.find((each) => each.key === event.key);
  if (tool) {
    event.preventDefault();
    wrap(box, tool);
  } else if (event.key === "s" || event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit(form.elements[event.key === "s" ? "save" : "preview"]);
  }
}

function attach(form) {
  const box = form.elements.text;
  const bar = form.querySelector("[data-toolbar]");
  for (const tool of TOOLS) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: tool.label, title: tool.name });
    button.setAttribute("aria-label", tool.name);
    button.addEventListener("click", () => wrap(box, tool));
    bar.append(button);
  }
  bar.hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.target === box || event.key !== "Enter") onKey(form, box, event);
  });
}

document.querySelectorAll("[data-editor]").forEach(attach);
