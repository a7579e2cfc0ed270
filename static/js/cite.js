// Opens the search for works (works.js) and inserts the footnote of the one chosen.

const ADDRESS = /^https?:\/\/\S+$/i;

function attach(dialog) {
  const box = document.getElementById(dialog.dataset.cite);
  const input = dialog.querySelector("input");
  let caret = null;

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

  // Browsers give the focus back to the text, but not its caret. The event "close" comes
  // late, when the next letters are typed already: it is for what only the browser knows.
  function leave() {
    dialog.close();
    if (caret) box.setSelectionRange(...caret);
    caret = null;
  }

  dialog.addEventListener("close", leave);
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("chosen", ({ detail: work }) => {
    leave();
    box.dispatchEvent(new CustomEvent("insert", { detail: work.footnote }));
  });
  dialog.querySelector("[data-close]").addEventListener("click", leave);
  box.form.querySelector("[data-open-cite]").addEventListener("click", open);
  box.addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && event.shiftKey;
    if (!isCommand || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
}

document.querySelectorAll("[data-cite]").forEach(attach);
