// The page of `ivrc open`. The machine is the simulator behind it: this shows what it tells, plays what is heard, sends keys.
"use strict";
const $ = (id) => document.getElementById(id);
const KEYS = "123456789*0#";
let shown = null, call = null, began = 0;
const player = new Audio();
let queue = [];

const made = (tag, text, parent, type) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (type) element.className = type;
  parent.append(element);
  return element;
};

const asked = async (where, body) => {
  const given = body && { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(where, given || undefined);
  if (!answer.ok) throw new Error(`${where}: ${answer.status}`);
  return answer.json();
};

function drawn() {
  const text = (shown.pictures || {})[$("all").checked ? "all" : "usual"];
  const place = $("picture");
  const at = [place.scrollLeft, place.scrollTop];
  place.replaceChildren();
  if (!text) return;
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  place.append(document.importNode(svg, true));
  [place.scrollLeft, place.scrollTop] = at;
  found();
}

const boxes = () => [...document.querySelectorAll("g[data-node]")];

function found() {
  const wanted = $("search").value.trim().toLowerCase();
  let first = null;
  for (const box of boxes()) {
    const is = wanted !== "" && box.textContent.toLowerCase().includes(wanted);
    box.classList.toggle("found", is);
    first = first || (is ? box : null);
  }
  if (first) first.scrollIntoView({ block: "center", inline: "center" });
}

function lit(name) {
  for (const box of boxes()) {
    const is = box.dataset.node === name;
    if (is && !box.classList.contains("lit")) box.scrollIntoView({ block: "nearest", inline: "nearest" });
    box.classList.toggle("lit", is);
  }
}

function show(state) {
  shown = state;
  document.documentElement.lang = state.lang;
  for (const each of document.querySelectorAll("[data-zh]")) each.textContent = each.dataset[state.lang];
  document.title = $("name").textContent = state.name || state.file;
  $("numbers").textContent = (state.numbers || []).join(" ");
  $("dial").disabled = !state.name || call !== null;
  drawn();
  const findings = $("findings");
  findings.replaceChildren();
  for (const each of state.findings) {
    const item = made("li", `${each.code} ${state.file}:${each.line}  ${each.text}`, findings, each.severity);
    made("div", each.mend, item, "mend");
  }
  const prompts = $("prompts");
  prompts.replaceChildren();
  for (const clip of state.clips || []) {
    const item = made("li", "", prompts);
    const play = made("button", "▶", item);
    play.disabled = clip.seconds === null;
    play.addEventListener("click", () => heard([clip.id]));
    made("span", clip.text, item);
  }
  const before = chosen();
  $("destinations").replaceChildren();
  for (const name of state.destinations || []) {
    const label = made("label", "", $("destinations"));
    made("span", name, label);
    const select = made("select", "", label);
    select.dataset.name = name;
    for (const outcome of state.outcomes) made("option", outcome, select).value = outcome;
    select.value = before[name] || "answered";
  }
}

const chosen = () => Object.fromEntries([...document.querySelectorAll("select[data-name]")].map((s) => [s.dataset.name, s.value]));

function heard(clips) {
  queue = [...clips];
  next();
}

function next() {
  const clip = queue.shift();
  if (clip === undefined) return;
  player.src = `clip/${encodeURIComponent(clip)}`;
  player.play().catch(() => {});
}

function silent() {
  queue = [];
  player.pause();
}

function tell(event) {
  const item = made("li", event.line, $("transcript"), event.event);
  item.scrollIntoView({ block: "nearest" });
  lit(event.block);
  if (event.leg) return;
  if (event.event === "play") heard([event.clip]);
  if (event.event === "say") heard(event.pieces.split(" "));
  if (event.event === "interrupted" || event.event === "hangup") silent();
  $("desk").hidden = event.event !== "answered";
}

async function follow(name) {
  for (let number = 0, over = false; !over; ) {
    const told = await asked(`call/${name}?after=${number}`);
    number += told.events.length;
    told.events.forEach(tell);
    over = told.over;
  }
}

async function dial() {
  if (call !== null || $("dial").disabled) return;
  $("transcript").replaceChildren();
  $("dial").disabled = true;
  try {
    const given = { from: $("from").value.trim(), at: $("at").value, outcomes: chosen() };
    call = (await asked("call", given)).call;
    began = Date.now();
    $("hangup").disabled = false;
    await follow(call);
  } catch (problem) {
    made("li", String(problem.message), $("transcript"), "error");
  }
  call = null;
  silent();
  $("hangup").disabled = true;
  $("desk").hidden = true;
  $("dial").disabled = false;
  lit("");
}

function press(keys) {
  if (call !== null) asked(`call/${call}`, { keys }).catch(() => {});
}

async function watch() {
  for (let version = -1; ; ) {
    try {
      const state = await asked("state");
      if (state.version !== version) show(state);
      version = state.version;
    } catch {
      $("clock").textContent = "–";
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
}

for (const key of KEYS) {
  const button = made("button", key, $("keypad"));
  button.addEventListener("click", () => press(key));
}
$("dial").addEventListener("click", dial);
$("hangup").addEventListener("click", () => press("."));
$("desk").addEventListener("click", () => press("!"));
$("all").addEventListener("change", drawn);
$("search").addEventListener("input", found);
player.addEventListener("ended", next);
player.addEventListener("error", next);
document.addEventListener("keydown", (event) => {
  if (!/^(INPUT|SELECT)$/.test(event.target.tagName) && KEYS.includes(event.key)) press(event.key);
});
setInterval(() => {
  if (call === null) return;
  const seconds = Math.floor((Date.now() - began) / 1000);
  $("clock").textContent = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}, 250);
watch();
