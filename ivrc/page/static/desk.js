// The page: a picture, a telephone, the prompts, calls to replay. What is shown comes as data, in the page or from `ivrc open`.
"use strict";

// The clips that have a sound, those of the flow before an edit too: a call may go on in that one.
const VOICED = new Set();

const sound = new Sound(async (clip) => {
  if (embedded) return Object.hasOwn(embedded.sounds, clip) ? fromBase64(embedded.sounds[clip]) : null;
  if (!VOICED.has(clip)) return null;
  const answer = await fetch(`clip/${chosenHotline}/${encodeURIComponent(clip)}`);
  return answer.ok ? answer.arrayBuffer() : null;
});

// The telephone

async function converse(caller, given) {
  if (going !== null || program === null) return;
  going = caller;
  const [words, through] = [shown.words, program];
  caller.hold = (queue) => hold(queue, words, through);
  HELD.clear();
  $("hotline").disabled = true;
  began = Date.now();
  sound.wake();
  $("transcript").replaceChildren();
  $("dial").disabled = true;
  $("hangup").disabled = false;
  keepable(null);
  let over = null;
  const noted = new Noted();
  try {
    over = await live(program, given, caller, (event) => tell(event, words, through), noted);
  } catch (problem) {
    made("li", String(problem.message), $("transcript"), "error");
  }
  sound.stop();
  going = null;
  $("hangup").disabled = true;
  $("desk").hidden = true;
  $("dial").disabled = program === null;
  $("hotline").disabled = false;
  lit("");
  keepable(caller.broken ? null : over, noted, words);
  return over;
}

async function dial() {
  const number = $("from").value.trim();
  const moment = $("at").value ? momentOf($("at").value, program.flow.zone) : Math.floor(Date.now() / 1000) * 1000;
  if ((number && !/^\+?[0-9]{1,20}$/.test(number)) || Number.isNaN(moment)) {
    $("transcript").replaceChildren();
    made("li", say("主叫号码只写数字，前面可以有 +；时刻要写全。", "A calling number is digits, perhaps with + before them; a moment is whole."), $("transcript"), "error");
    return;
  }
  const world = worldGiven(national(number, program.national));
  const given = { start: moment, number, called: $("to").value, missing: [], extensions: program.extensions, world, row: rowGiven() };
  const over = await converse(new Person(outcomes(), replies()), given);
  if (over) leftBehind(over.world, national(number, program.national));
}

// What happens in a call, in the words and by the flow with which it began, whatever becomes of the file meanwhile.
function tell(event, words, through) {
  const said = event.event === "announced" && heardBefore(event, through);
  if (said && HELD.has(event.what[0])) return;
  const item = made("li", lineOf(event, words, through), $("transcript"), event.event);
  item.scrollIntoView({ block: "nearest" });
  lit(through.owners.get(event.in) || event.in);
  if (event.leg !== "caller") return;
  if (event.event === "play" || (event.event === "announced" && !said)) sound.play([event.what[0]]);
  if (event.event === "say") sound.play(event.what[1].split(" "));
  if (["interrupted", "hangup", "left"].includes(event.event)) sound.stop();
  $("desk").hidden = !(event.event === "outcome" && event.what[0] === "answered") && event.event !== "taken";
}

const press = (key) => going !== null && going.press(key);

// Prompts, with a remark on each for sign-off

const REMARKS = new Map();

function showPrompts() {
  const place = $("words");
  place.replaceChildren();
  const list = made("ul", "", place);
  for (const clip of shown.prompts || []) {
    const item = made("li", "", list, "prompt");
    const play = pressed("▶", item, () => sound.play([clip.id]));
    play.disabled = clip.seconds === null;
    play.setAttribute("aria-label", clip.text || clip.id);
    const box = made("div", "", item);
    made("div", clip.text || say("（嘀声）", "(beep)"), box).lang = clip.locale;
    if (clip.reading) made("div", clip.reading, box, "small");
    made("div", clip.kind, box, "small");
    made("div", clip.about, box, "small");
    const remark = made("input", "", box);
    remark.placeholder = say("意见", "remark");
    remark.value = REMARKS.get(clip.id) || "";
    remark.addEventListener("input", () => REMARKS.set(clip.id, remark.value));
  }
  const row = made("p", "", place, "row");
  const text = made("textarea", "", place);
  text.hidden = true;
  text.readOnly = true;
  pressed(say("汇总意见", "Gather remarks"), row, () => {
    const kept = (shown.prompts || []).filter((clip) => (REMARKS.get(clip.id) || "").trim());
    text.value = kept.map((clip) => `${clip.id}\t${clip.text}\t${REMARKS.get(clip.id).trim()}`).join("\n") || "–";
    text.hidden = false;
    text.select();
  });
}

// Calls to replay

function showCalls() {
  const place = $("calls");
  place.replaceChildren();
  for (const group of shown.calls || []) {
    made("h2", group.name, place);
    const list = made("ul", "", place, "calls");
    for (const each of group.calls) {
      const item = made("li", "", list);
      pressed("▶", item, () => replay(each.call)).setAttribute("aria-label", say("听", "listen"));
      pressed("≡", item, () => atOnce(each.call)).setAttribute("aria-label", say("看", "read"));
      made("span", each.name, item);
    }
  }
}

function replay(call) {
  if (going !== null) return;
  tab("phone");
  converse(new Listened(call), givenOf(call, program.extensions));
}

// The whole transcript, without the time that the call takes.
function atOnce(call) {
  if (going !== null) return;
  tab("phone");
  $("transcript").replaceChildren();
  const noted = new Noted();
  const over = played(program, givenOf(call, program.extensions), new Follower(call), noted);
  for (const event of over.trace) made("li", lineOf(event, shown.words, program), $("transcript"), event.event);
  keepable(over, noted, shown.words);
}

// Findings

function showFindings() {
  const place = $("told");
  place.replaceChildren();
  for (const note of shown.notes || []) made("p", note, place);
  const list = made("ul", "", place);
  for (const each of shown.findings) {
    const item = made("li", `${each.code} ${each.at}  ${each.text}`, list, each.severity);
    made("div", each.mend, item, "small");
  }
  if (!shown.findings.length) made("p", say("没有。", "None."), place, "soft");
}

// All of it

// What stands behind each tab, made when somebody looks: a large flow has thousands of prompts and calls.
const BEHIND = { words: showPrompts, calls: showCalls, told: showFindings };
const stale = new Set();
let tabShown = "phone";

function fresh() {
  if (stale.delete(tabShown)) BEHIND[tabShown]();
}

function tab(name) {
  tabShown = name;
  for (const each of document.querySelectorAll("[data-tab]")) {
    each.setAttribute("aria-selected", String(each.dataset.tab === name));
    $(each.dataset.tab).hidden = each.dataset.tab !== name;
  }
  if (shown) fresh();
}

function show(state) {
  shown = state;
  program = state.program ? prepared(state.program) : null;
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const each of document.querySelectorAll("[data-zh]"))
    if (each.tagName === "INPUT") each.placeholder = each.ariaLabel = each.dataset[state.lang];
    else each.textContent = each.dataset[state.lang];
  document.title = $("name").textContent = state.name || state.file;
  $("numbers").textContent = (state.numbers || []).join(" ");
  if (going === null) $("dial").disabled = program === null;
  for (const each of state.prompts || []) if (each.seconds !== null) VOICED.add(each.id);
  sound.forget();
  drawn();
  for (const each of Object.keys(BEHIND)) stale.add(each);
  fresh();
  showGiven();
}

let version = -1;

async function watch() {
  for (;;) {
    try {
      await looked();
    } catch {
      $("clock").textContent = "–";
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
}

async function looked() {
  const of = chosenHotline;
  const answer = await fetch(`state?of=${of}&version=${version}`);
  if (answer.status === 200) {
    const state = await answer.json();
    if (of !== chosenHotline) return;
    version = state.version;
    show(state);
  }
  showHotlines(await (await fetch("hotlines")).json());
}

// The hotlines that are open, each with what is found in it.
function showHotlines(listed) {
  const select = $("hotline");
  select.hidden = listed.length < 2;
  while (select.options.length < listed.length) made("option", "", select).value = String(select.options.length - 1);
  listed.forEach(({ file, name, errors, warnings }, at) => {
    const told = [name || file, errors ? `✗ ${errors}` : "", warnings ? `⚠ ${warnings}` : ""].filter(Boolean).join("  ");
    if (select.options[at].textContent !== told) select.options[at].textContent = told;
    select.options[at].title = file;
  });
}

$("hotline").addEventListener("change", () => {
  chosenHotline = +$("hotline").value;
  VOICED.clear();
  version = -1;
  $("transcript").replaceChildren();
  keepable(null);
  looked();
});

for (const key of ALL_KEYS) pressed(key, $("keypad"), () => press(key));
for (const each of document.querySelectorAll("[data-tab]")) each.addEventListener("click", () => tab(each.dataset.tab));
$("dial").addEventListener("click", dial);
$("hangup").addEventListener("click", () => press(HANG_UP));
$("desk").addEventListener("click", () => press(DESK_HANGS_UP));
$("longer").addEventListener("click", () => press(NO_LONGER));
document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (plain && event.key.length === 1 && ALL_KEYS.includes(event.key)) press(event.key);
});
setInterval(() => {
  if (going === null) return;
  const seconds = Math.floor((Date.now() - began) / 1000);
  $("clock").textContent = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}, 250);
tab("phone");
if (embedded) show(embedded);
else watch();
