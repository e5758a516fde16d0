// The picture of the flow: the block in which a call is, what is looked for, how near one looks, and what a block says.
"use strict";

let zoom = 1;
const boxes = () => [...document.querySelectorAll("g[data-node]")];

// A picture that is a little too wide is shown whole at first, as long as it can be read.
const LEAST_FIRST = 0.55;
let drawnText = "";
let drawnOf = null;

async function pictured(kinds) {
  if (embedded) return shown.pictures[kinds];
  const answer = await fetch(`picture?of=${chosenHotline}&kinds=${kinds}`).catch(() => null);
  return answer && answer.ok ? answer.text() : "";
}

// Draws what is not there yet; of another hotline one sees first where its calls begin.
async function drawn() {
  const of = shown.program ? chosenHotline : null;
  const text = of === null ? "" : await pictured($("all").checked ? "all" : "usual");
  const place = $("picture");
  const at = [place.scrollLeft, place.scrollTop];
  if (text !== drawnText) {
    place.replaceChildren();
    const svg = text && new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (svg) place.append(document.importNode(svg, true));
    drawnText = text;
    zoomed(zoom);
    [place.scrollLeft, place.scrollTop] = at;
  }
  for (const box of boxes()) {
    const severities = findingsOf(box.dataset.node).map((each) => each.severity);
    box.classList.toggle("erred", severities.includes("error"));
    box.classList.toggle("warned", severities.length > 0 && !severities.includes("error"));
  }
  const first = of !== drawnOf && document.querySelector("#picture .start");
  if (first) {
    const whole = place.clientWidth / $("picture").firstChild.viewBox.baseVal.width;
    zoomed(whole < LEAST_FIRST ? 1 : Math.min(1, whole));
    inMiddle(first);
  }
  drawnOf = of;
  if ($("search").value) found();
}

// Shows a part of the picture without moving the page around it.
function inMiddle(part) {
  const [place, one] = [$("picture"), part.getBoundingClientRect()];
  const frame = place.getBoundingClientRect();
  place.scrollLeft += one.left + one.width / 2 - frame.left - frame.width / 2;
  place.scrollTop += one.top + one.height / 2 - frame.top - frame.height / 2;
}

function zoomed(factor) {
  zoom = Math.min(4, Math.max(0.05, factor));
  const svg = $("picture").querySelector("svg");
  if (!svg) return;
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  svg.setAttribute("width", Math.round(wide * zoom));
  svg.setAttribute("height", Math.round(high * zoom));
}

function fitted() {
  const svg = $("picture").querySelector("svg");
  if (!svg) return;
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  zoomed(Math.min($("picture").clientWidth / wide, $("picture").clientHeight / high));
}

function found() {
  const wanted = $("search").value.trim().toLowerCase();
  let first = null;
  for (const box of boxes()) {
    const about = (blockOf(box.dataset.node) || { prompts: [] }).prompts.map(textOf);
    const is = wanted !== "" && [box.textContent, ...about].some((text) => text.toLowerCase().includes(wanted));
    box.classList.toggle("found", is);
    first = first || (is ? box : null);
  }
  if (first) inMiddle(first);
}

let litBox = null;

function lit(name) {
  if (litBox && litBox.isConnected && litBox.dataset.node === name) return;
  if (litBox) litBox.classList.remove("lit");
  litBox = boxes().find((box) => box.dataset.node === name) || null;
  if (!litBox) return;
  litBox.classList.add("lit");
  const [one, frame] = [litBox, $("picture")].map((each) => each.getBoundingClientRect());
  if (one.left < frame.left || one.right > frame.right || one.top < frame.top || one.bottom > frame.bottom) inMiddle(litBox);
}

const blockOf = (name) => (shown.blocks || []).find((each) => each.name === name);
const textOf = (clip) => (program && program.clips.has(clip) ? program.clips.get(clip).text : "");
const findingsOf = (name) => shown.findings.filter((each) => each.block === name);

// What a block says, where it stands, and what is found in it.
function openBlock(name) {
  const block = blockOf(name);
  const place = $("block");
  place.replaceChildren();
  if (!block) return;
  made("h2", name, place);
  made("p", block.at, place, "small");
  const list = made("ul", "", place);
  for (const clip of block.prompts) {
    const item = made("li", "", list, "prompt");
    pressed("▶", item, () => sound.play([clip]));
    made("div", textOf(clip), item);
  }
  for (const each of findingsOf(name)) made("p", `${each.code} ${each.text}`, place, each.severity);
  pressed(say("关闭", "Close"), made("p", "", place, "row"), () => place.close());
  place.showModal();
}

$("all").addEventListener("change", drawn);
$("search").addEventListener("input", found);
$("in").addEventListener("click", () => zoomed(zoom * 1.25));
$("out").addEventListener("click", () => zoomed(zoom / 1.25));
$("fit").addEventListener("click", fitted);
$("picture").addEventListener("click", (event) => {
  const box = event.target.closest("g[data-node]");
  if (box) openBlock(box.dataset.node);
});
$("picture").addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomed(zoom * Math.exp(-event.deltaY / 300));
  },
  { passive: false },
);
