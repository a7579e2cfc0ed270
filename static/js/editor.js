// Comfort for the editor: a toolbar, lists that continue, keys to save and preview.
// The form works without it.

const LIST_ITEM = /^((?: {2,}|\t+)[*-] ?)(.*)$/;

// execCommand is the only way to insert text that keeps the browser's undo.
function insert(box, text) {
  box.focus();
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Headings and list items begin a line of their own and end it.
function apply(box, { before, after, sample, line }) {
  const { value, selectionStart: start, selectionEnd: end } = box;
  const chosen = value.slice(start, end) || sample;
  const alone = line !== undefined;
  const opening = (alone && start && value[start - 1] !== "\n" ? "\n" : "") + before;
  const closing = after + (alone && value[end] && value[end] !== "\n" ? "\n" : "");
  insert(box, opening + chosen + closing);
  box.setSelectionRange(start + opening.length, start + opening.length + chosen.length);
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

function onKey(form, event) {
  // Enter ends what an input method composes; it is not ours then.
  if (event.isComposing || event.altKey) return;
  const box = form.elements.text;
  const inBox = event.target === box;
  const command = event.ctrlKey || event.metaKey;
  if (!command) {
    if (inBox && event.key === "Enter" && !event.shiftKey) continueList(box, event);
    return;
  }
  const tool = inBox && form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const button = { s: "save", Enter: "preview" }[event.key];
  if (tool) apply(box, tool.dataset);
  else if (button) form.requestSubmit(form.querySelector(`[name="${button}"]`));
  else return;
  event.preventDefault();
}

function attach(form) {
  const box = form.elements.text;
  const bar = form.querySelector("[data-toolbar]");
  bar.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-before]");
    if (tool) apply(box, tool.dataset);
  });
  // What other scripts have to insert, so that it can be undone as all else.
  box.addEventListener("insert", (event) => insert(box, event.detail));
  bar.hidden = false;
  for (const hint of form.querySelectorAll("[data-with-script]")) hint.hidden = false;
  form.addEventListener("keydown", (event) => onKey(form, event));
}

document.querySelectorAll("[data-editor]").forEach(attach);
