// Opens the search for works (works.js) and inserts the footnote of the one chosen.

const ADDRESS = /^https?:\/\/\S+$/i;

function attach(dialog) {
  const box = document.getElementById(dialog.dataset.cite);
  const input = dialog.querySelector("input");
  let caret = [0, 0];

  function open() {
    const { value, selectionStart: start, selectionEnd: end } = box;
    const selected = value.slice(start, end).trim();
    const isShort = selected.length <= input.maxLength && !selected.includes("\n");
    input.value = isShort ? selected : "";
    // What is selected stays, and is cited behind; an address becomes the note.
    caret = ADDRESS.test(selected) ? [start, end] : [end, end];
    dialog.showModal();
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  // Browsers give the focus back to the text, but not its caret.
  dialog.addEventListener("close", () => box.setSelectionRange(...caret));
  dialog.addEventListener("chosen", ({ detail: work }) => {
    dialog.close();
    box.setSelectionRange(...caret);
    box.dispatchEvent(new CustomEvent("insert", { detail: work.footnote }));
    caret = [box.selectionStart, box.selectionEnd];
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  box.form.querySelector("[data-open-cite]").addEventListener("click", open);
  box.addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && event.shiftKey;
    if (!isCommand || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
}

document.querySelectorAll("[data-cite]").forEach(attach);
