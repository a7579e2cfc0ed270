// Offers to make a footnote of an address or identifier that was pasted into the text.

const WORK = /^(?:https?:\/\/\S+|(?:doi:\s*)?10\.\d{4,9}\/\S+|arxiv:\s*\S+)$/i;

// In a note or a link an address is where it belongs.
function isWithin(before) {
  return [["((", "))"], ["[[", "]]"], ["{{", "}}"]].some(
    ([opening, closing]) => before.lastIndexOf(opening) > before.lastIndexOf(closing),
  );
}

function attach(offer) {
  const box = document.getElementById(offer.dataset.paste);
  let pasted = "";
  let footnote = "";

  async function ask() {
    const text = pasted;
    const answer = await fetch(`${offer.dataset.find}?q=${encodeURIComponent(text)}`);
    if (!answer.ok) return;
    const [work] = (await answer.json()).sources;
    if (!work || text !== pasted) return;
    footnote = work.footnote;
    offer.querySelector("[data-footnote]").textContent = footnote;
    offer.hidden = false;
  }

  box.addEventListener("paste", (event) => {
    pasted = event.clipboardData.getData("text/plain").trim();
    offer.hidden = true;
    const isFree = box.selectionStart === box.selectionEnd;
    if (!isFree || !WORK.test(pasted) || isWithin(box.value.slice(0, box.selectionStart))) pasted = "";
    else ask();
  });
  box.addEventListener("input", () => {
    if (!box.value.includes(pasted)) offer.hidden = true;
  });
  offer.querySelector("[data-accept]").addEventListener("click", () => {
    const start = box.value.lastIndexOf(pasted);
    offer.hidden = true;
    box.setSelectionRange(start, start + pasted.length);
    box.dispatchEvent(new CustomEvent("insert", { detail: footnote }));
  });
  offer.querySelector("[data-dismiss]").addEventListener("click", () => {
    offer.hidden = true;
    box.focus();
  });
}

document.querySelectorAll("[data-paste]").forEach(attach);
