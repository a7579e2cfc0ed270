// Says how long the text is: words for the writer, bytes for the limit.

const DELAY = 200;
// Signs of syntax are no words.
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
const encoder = new TextEncoder();

function attach(line) {
  const box = document.getElementById(line.dataset.count);
  const show = () => {
    const words = box.value.match(WORD)?.length ?? 0;
    const bytes = encoder.encode(box.value).length;
    line.querySelector("[data-words]").textContent = number.format(words);
    line.querySelector("[data-bytes]").textContent = number.format(bytes);
  };
  let timer = 0;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, DELAY);
  });
  show();
  line.hidden = false;
}

document.querySelectorAll("[data-count]").forEach(attach);
