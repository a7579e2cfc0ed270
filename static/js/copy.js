// Gives each block of code, and each reference, a button that copies it.

function attach(block, { copy, copied }) {
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.className = "copy-box";
  Object.assign(button, { type: "button", className: "copy", textContent: copy });
  block.replaceWith(box);
  box.append(block, button);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.textContent.replace(/^\n/, ""));
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
}

// Browsers give the clipboard to secure addresses only.
if (navigator.clipboard) {
  for (const text of document.querySelectorAll("[data-copy]")) {
    for (const block of text.querySelectorAll("pre, .copied-text")) attach(block, text.dataset);
  }
}
