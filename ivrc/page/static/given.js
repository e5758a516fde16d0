// What is so as a call comes in: numbers, the moment, how destinations and services answer, switches, lists, queues.
"use strict";

const chosen = (kind) => [...document.querySelectorAll(`#given [data-kind="${kind}"]`)];
const outcomes = () => new Map(chosen("outcome").map((each) => [each.dataset.name, each.value]));

// An answer that brings values: those that are written, in the form of `ivrc.simulate.replies`.
function replies() {
  return new Map(
    chosen("reply").map((each) => {
      const values = chosen("value").filter((one) => one.dataset.service === each.dataset.name);
      const pairs = values.map((one) => `${encodeURIComponent(one.dataset.name)}=${encodeURIComponent(one.value.trim())}`);
      return [each.dataset.name, each.value === "found" ? `found ${pairs.join("&")}`.trim() : each.value];
    }),
  );
}

function worldGiven(number) {
  const on = chosen("switch").filter((each) => each.checked).map((each) => each.dataset.name);
  const listed = chosen("list").filter((each) => each.checked && number).map((each) => [each.dataset.name, number]);
  const queues = new Map(chosen("queue").filter((each) => each.value).map((each) => [each.dataset.name, each.value]));
  return { on, listed, begun: begunWith, drawn: Math.floor(Math.random() * 1000), queues };
}

// What the row has by which a call is made.
const rowGiven = () => new Map(chosen("row").filter((each) => each.value.trim()).map((each) => [each.dataset.name, each.value.trim()]));

// What a call leaves behind stands there for the next one.
function leftBehind(world, number) {
  begunWith = world.begun;
  for (const each of chosen("switch")) each.checked = world.on.includes(each.dataset.name);
  if (number) for (const each of chosen("list")) each.checked = world.listed.some(([name, one]) => name === each.dataset.name && one === number);
}

function field(parent, words, tag, kind, name) {
  const label = made("label", "", parent);
  made("span", words, label);
  const element = made(tag, "", label);
  if (kind) element.dataset.kind = kind;
  element.dataset.name = name;
  return element;
}

function choice(parent, words, kind, name, options) {
  const select = field(parent, words, "select", kind, name);
  for (const [value, text] of options) made("option", text, select).value = value;
  return select;
}

const keyOf = (element) => [element.id, element.dataset.kind, element.dataset.service, element.dataset.name].join("\n");

function showGiven() {
  const place = $("given");
  const before = new Map([...place.querySelectorAll("input, select")].map((each) => [keyOf(each), each]));
  place.replaceChildren();
  fields(place, shown.given || {});
  for (const each of place.querySelectorAll("input, select")) {
    const old = before.get(keyOf(each));
    if (!old) continue;
    each.checked = old.checked;
    if (each.tagName !== "SELECT" || [...each.options].some((one) => one.value === old.value)) each.value = old.value;
  }
}

function fields(place, given) {
  const from = field(place, say("主叫号码", "calling number"), "input", "", "");
  from.id = "from";
  from.inputMode = "tel";
  choice(place, say("被叫号码", "number dialled"), "", "", (shown.numbers || []).map((each) => [each, each])).id = "to";
  const at = field(place, say("时刻", "moment"), "input", "", "");
  at.id = "at";
  at.type = "datetime-local";
  $("to").closest("label").hidden = (shown.numbers || []).length < 2;
  if (given.zone) at.title = given.zone;
  for (const name of given.row || []) field(place, name, "input", "row", name);
  for (const name of given.destinations || []) choice(place, name, "outcome", name, given.outcomes);
  for (const [name, values] of Object.entries(given.services || {})) {
    choice(place, name, "reply", name, given.replies);
    for (const value of values) field(place, `${name} · ${value}`, "input", "value", value).dataset.service = name;
  }
  for (const [name, words] of Object.entries(given.switches || {})) field(place, words, "input", "switch", name).type = "checkbox";
  for (const name of given.lists || []) field(place, say(`主叫在 ${name}`, `caller is in ${name}`), "input", "list", name).type = "checkbox";
  for (const [name, how] of Object.entries(given.queues || {})) choice(place, name, "queue", name, how);
  for (const [name, digits] of Object.entries(given.pins || {})) made("p", say(`口令“${name}”在这里是 ${digits}。`, `The PIN "${name}" is ${digits} here.`), place, "small");
}
