// Leads from a paragraph that cites nothing to its end in the text, where a note would go.

function attach(list) {
  const box = document.getElementById(list.dataset.paragraphs);
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-written]");
    const start = link ? box.value.indexOf(link.dataset.written) : -1;
    if (start < 0) return;
    event.preventDefault();
    const end = start + link.dataset.written.length;
    // Browsers scroll to where a box is entered, not to what is selected in it.
    box.blur();
    box.setSelectionRange(end, end);
    box.focus();
  });
}

document.querySelectorAll("[data-paragraphs]").forEach(attach);
