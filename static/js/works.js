// Finds works while their title, author or address is typed; tells which one is chosen by
// the event "chosen". A combobox as the ARIA Authoring Practices describe one: the focus
// stays in the box, the first of what is found is chosen, arrows choose another.

const DELAY = 200;

function option(template, work, index) {
  const item = template.content.firstElementChild.cloneNode(true);
  const by = [work.authors, work.year].filter(Boolean).join(", ");
  const { level, label, reason } = work.policy ?? {};
  const said = { name: work.name, by, cited: work.cited, policy: label, reason };
  for (const [name, words] of Object.entries(said)) {
    const place = item.querySelector(`[data-${name}]`);
    if (words) place.textContent = words;
    else place.remove();
  }
  if (level) item.querySelector("[data-policy]").classList.add(level);
  item.id = `works-${index}`;
  return item;
}

function attach(part) {
  const [input, list, status, template] = ["input", "ul", "[role=status]", "template"].map(
    (name) => part.querySelector(name),
  );
  let works = [];
  let marked = -1;
  let timer = 0;
  let question = new AbortController();

  function mark(index) {
    marked = works.length ? (index + works.length) % works.length : -1;
    const items = [...list.children];
    items.forEach((item, at) => item.setAttribute("aria-selected", at === marked));
    input.setAttribute("aria-activedescendant", items[marked]?.id ?? "");
    items[marked]?.scrollIntoView({ block: "nearest" });
  }

  function show(found, said) {
    works = found;
    list.replaceChildren(...works.map((work, index) => option(template, work, index)));
    list.hidden = !works.length;
    input.setAttribute("aria-expanded", !list.hidden);
    status.textContent = said;
    mark(0);
  }

  async function ask() {
    question.abort();
    question = new AbortController();
    const { signal } = question;
    const address = `${part.dataset.works}&q=${encodeURIComponent(input.value)}`;
    try {
      const answer = await (await fetch(address, { signal })).json();
      show(answer.sources, answer.said);
    } catch {
      if (!signal.aborted) show([], part.dataset.failed);
    }
  }

  function choose(work) {
    if (work) part.dispatchEvent(new CustomEvent("chosen", { detail: work, bubbles: true }));
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(marked + step);
    else if (event.key === "Enter") choose(works[marked]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    choose(works[[...list.children].indexOf(event.target.closest("li"))]);
  });
}

document.querySelectorAll("[data-works]").forEach(attach);
