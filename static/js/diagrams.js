// Has diagrams drawn by the drawers a site installed. Each draws in a frame that can run
// its own scripts and nothing else: it gets { source, options } and answers { height }.
// The source stays in sight until a drawer answers.

const TALLEST = 4000;
const script = document.querySelector("script[data-drawers]");
const drawers = JSON.parse(script.dataset.drawers);

function attach(figure, address) {
  const { diagram, options = "" } = figure.dataset;
  const source = figure.querySelector("pre").textContent.trim();
  const shown = [...figure.children];
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  Object.assign(frame, { title: diagram, height: 0, src: address });
  frame.addEventListener("load", () => {
    frame.contentWindow.postMessage({ source, options }, "*");
  });
  addEventListener("message", ({ source: sender, data }) => {
    const height = Number(data?.height);
    if (sender !== frame.contentWindow || !(height > 0)) return;
    frame.height = Math.min(Math.ceil(height), TALLEST);
    if (figure.querySelector("details")) return;
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = script.dataset.source;
    details.append(summary, ...shown);
    figure.append(details);
  });
  figure.prepend(frame);
}

for (const figure of document.querySelectorAll("figure[data-diagram]")) {
  const address = drawers[figure.dataset.diagram];
  if (address) attach(figure, address);
}
