// Marks in the table of contents the section that is being read.

const links = new Map();
for (const link of document.querySelectorAll(".contents a[href^='#']")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

function mark() {
  let current = null;
  for (const heading of links.keys()) {
    if (heading.getBoundingClientRect().top < window.innerHeight / 3) current = heading;
  }
  for (const [heading, link] of links) {
    if (heading === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

if (links.size) {
  new IntersectionObserver(mark, { threshold: [0, 1] }).observe(document.documentElement);
  document.addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}
