// A call that was made and what came of it, as a scenario: as ivrc/scenarios/recorded.py tells one.
"use strict";

// Stands beside a call and writes down every act, as ivrc/scenarios/steps.py: `quiet` is how many clips were heard since the last.
class Noted {
  constructor() {
    this.steps = "";
    this.quiet = 0;
    this.answers = new Map();
    this.services = new Map();
    this.callerEnds = false;
    this.message = "";
  }

  note(asked, done) {
    if (asked.ask === "during") this.clip(actOf(done));
    if (asked.ask === "waiting") [this.steps, this.quiet] = [this.steps + (actOf(done) || "-"), 0];
    if (asked.ask === "dialled") added(this.answers, asked.destination, done);
    if (asked.ask === "asked") added(this.services, asked.service, repliedIn(done));
    if (asked.ask === "talk") this.callerEnds ||= done.callerEnds;
    if (asked.ask === "message") this.kept(asked, done);
  }

  clip(act) {
    if (act) this.steps += `[${"-".repeat(this.quiet)}${act}]`;
    this.quiet = act ? 0 : this.quiet + 1;
  }

  kept({ longest }, { lasts, hangsUp }) {
    if (hangsUp) this.message = "hang up";
    else if (lasts === longest && longest > MESSAGE_MS) this.message ||= "longest";
  }
}

const actOf = (done) => done.keys + (done.hangsUp ? "." : "");

function added(map, name, each) {
  if (!map.has(name)) map.set(name, []);
  map.get(name).push(each);
}

// What a service answered, as a person writes it.
function repliedIn(text) {
  const pairs = text.includes("=") ? text.slice(text.indexOf(" ") + 1).split("&") : [];
  const plain = (each) => decodeURIComponent(each.replaceAll("+", " "));
  return pairs.length ? pairs.map((pair) => pair.split("=").map(plain).join("=")).join("，") : text;
}

// Of each the answers, without those that the last one holds for.
function briefly(map) {
  const found = {};
  for (const [name, each] of map) {
    let length = each.length;
    while (length > 1 && each[length - 1] === each[length - 2]) length -= 1;
    found[name] = length === 1 ? each[0] : each.slice(0, length);
  }
  return found;
}

const hasAny = (each) => (typeof each === "object" ? Object.keys(each).length > 0 : Boolean(each));
const few = (told) => Object.fromEntries(Object.entries(told).filter(([, each]) => hasAny(each)));

// `lists` are those that calls change: of the project's own no scenario tells who is in them.
function scenarioOf(name, call, noted, words, lists) {
  return {
    name,
    at: momentIn(call.given.start, call.flow.zone),
    ...comes(call, call.given, words, lists),
    ...few({
      answers: briefly(noted.answers),
      services: briefly(noted.services),
      talk: noted.callerEnds ? "caller" : "",
      message: noted.message,
      keys: noted.steps.replace(/-+$/, ""),
    }),
    exact: true,
    expect: expectedOf(call, words),
  };
}

function momentIn(start, zone) {
  const clock = wallClock(start, zone);
  const two = (number) => String(number).padStart(2, "0");
  const ms = ((start % 1000) + 1000) % 1000;
  const rest = ms ? `:${two(clock.second)}.${String(ms).padStart(3, "0")}` : clock.second ? `:${two(clock.second)}` : "";
  return `${clock.date} ${two(Math.floor(clock.minute / 60))}:${two(clock.minute % 60)}${rest}`;
}

const AWAY = "~away";

// What a call comes into.
function comes(call, { number, called, world, missing, row }, words, lists) {
  const listed = {};
  for (const [name, each] of world.listed) if (lists.includes(name)) (listed[name] = listed[name] || []).push(each);
  return few({
    from: number,
    to: called === call.flow.numbers[0] ? "" : called,
    row: Object.fromEntries(row || []),
    "on at start": world.on.filter((each) => !each.endsWith(AWAY)).sort(),
    "away at start": world.on.filter((each) => each.endsWith(AWAY)).map((each) => each.slice(0, -AWAY.length)).sort(),
    "queue at start": Object.fromEntries(world.queues),
    "turn at start": turnsAt(call, world),
    "listed at start": listed,
    missing: missing.map((each) => (each === BEEP ? words.beep : call.program.clips.get(each).text)),
  });
}

// Whose turn it was where it was not that of the first, group by group, and who is drawn.
function turnsAt(call, world) {
  const due = new Map();
  const drawn = [];
  for (const { order, destinations } of call.flow.nodes.filter((each) => each.kind === "transfer")) {
    const group = order === "rotation" ? destinations.join("+") : "";
    const last = group ? destinations.indexOf(world.begun.get(group)) : -1;
    if (last >= 0) due.set(group, destinations[(last + 1) % destinations.length]);
    if (order === "random" && world.drawn) drawn.push(destinations[world.drawn % destinations.length]);
  }
  return [...new Set([...[...due.keys()].sort().map((group) => due.get(group)), ...drawn])];
}

// What is noticed of a call by whoever calls, keys that follow one another on one line.
function expectedOf(call, words) {
  const lines = [];
  let before = null;
  for (const event of call.trace.filter((each) => each.event !== "offered" && !words.unnoticed.includes(each.event))) {
    const typed = event.event === "key" && /^[0-9*#]$/.test(event.what[0]);
    if (typed && before) lines[lines.length - 1] += event.what[0];
    else lines.push(lineOf(event, words, call.program).replace(/^\d+:\d\d {2}/, "").trim().split(/\s+/).join(" "));
    before = typed;
  }
  return lines;
}

// As the text of a scenario file: every text that might be read as anything else is in quotation marks.
function scenarioText(item) {
  const lines = [];
  for (const [name, each] of Object.entries(item))
    if (name === "expect") lines.push("expect:", ...each.map((line) => `- ${yamlText(line)}`));
    else lines.push(`${name}: ${typeof each === "object" ? yamlText(each) : typeof each === "string" ? yamlText(each) : each}`);
  return lines.map((line, at) => `${at ? "  " : "- "}${line}\n`).join("");
}

const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)\p{L}[\p{L} ，。]*[\p{L}，。]$/iu;
const HIDDEN_LETTERS = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Cs}/gu;

function yamlText(value) {
  if (typeof value === "string" && PLAIN.test(value)) return value;
  return JSON.stringify(value).replace(HIDDEN_LETTERS, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
