// 转接: rules 13 to 15, 35, 39, 41 and 42.
"use strict";

const ANSWER_MS = 3000;

KINDS.transfer = function* (call, node) {
  call.discard();
  let destinations = node.destinations;
  let outcome = "unavailable";
  let late = false;
  if (node.extension) {
    const extension = call.value(node.extension);
    if (!extension) throw new Fault(node.extension);
    destinations = listedExtension(extension, call.given.extensions) ? [extension] : [];
    if (!destinations.length) call.tell("outcome", [outcome]);
  }
  if (node.order === "once") return yield* atOnce(call, node);
  if (node.order) destinations = fromFirst(call, node);
  for (const destination of destinations.map((each) => standIn(call, node, each))) {
    dial(call, node, destination);
    outcome = yield { ask: "dialled", destination };
    call.now += outcome === "no-answer" ? ringSeconds(node, destination) * 1000 : ANSWER_MS;
    call.tell("outcome", [outcome]);
    if (outcome === "answered") return yield* talk(call, node, destination, late);
    late = late || outcome === "no-answer";
  }
  return failedWay(node, outcome);
};

function* atOnce(call, node) {
  const whom = node.destinations.map((each) => standIn(call, node, each));
  for (const destination of whom) dial(call, node, destination);
  const outcomes = [];
  for (const destination of whom) outcomes.push(yield { ask: "dialled", destination });
  const outcome = ["answered", "no-answer", "busy"].find((each) => outcomes.includes(each)) || "unavailable";
  call.now += outcome === "no-answer" ? node.ring_seconds * 1000 : ANSWER_MS;
  call.tell("outcome", [outcome]);
  if (outcome !== "answered") return failedWay(node, outcome);
  const taken = whom[outcomes.indexOf(outcome)];
  call.tell("taken", [taken]);
  return yield* talk(call, node, taken);
}

const failedWay = (node, outcome) => ({ busy: node.busy, "no-answer": node.no_answer })[outcome] || node.unavailable;

// Who is dialled where a desk is named: whoever stands in for one who is away, and for them.
function standIn(call, node, desk) {
  for (const each of chainOf(node, desk)) {
    if (!call.world.on.includes(each.switch)) break;
    desk = each.by;
  }
  return desk;
}

function chainOf(node, desk) {
  const found = [];
  for (let each; (each = (node.stand_ins || []).findLast((one) => one.of === desk)); desk = each.by) found.push(each);
  return found;
}

// From the one whose turn it is, which it was then: the next call begins with another.
function fromFirst(call, node) {
  const all = node.destinations;
  const group = node.order === "rotation" ? all.join("+") : "";
  const last = group ? all.indexOf(call.world.begun.get(group)) : -1;
  const first = group ? (last + 1) % all.length : call.given.world.drawn % all.length;
  const found = [...all.slice(first), ...all.slice(0, first)];
  if (group) call.world.begun.set(group, found[0]);
  call.tell("first", [found[0], group]);
  return found;
}

function dial(call, node, destination) {
  call.tell("dial", [destination]);
  const desk = node.desk;
  if (!desk) return;
  if (desk.passes.length) call.tell("given", [call.joined(desk.passes)], "desk");
  if (desk.number || desk.caller)
    call.tell("shown", [desk.number || (call.values.get(desk.caller) ?? "anonymous")], "desk");
}

function placeOf(node, name) {
  const at = node.destinations.findIndex((named) => named === name || chainOf(node, named).some((each) => each.by === name));
  return Math.max(at, 0);
}

function ringSeconds(node, name) {
  const own = (node.rings || [])[placeOf(node, name)];
  return own === undefined ? node.ring_seconds : own;
}

// What is heard before the talk; `late` is whether another telephone has rung in vain.
function beforeOf(node, name, late) {
  const clip = late ? lateOf(node, name) : "";
  if (clip) return clip;
  const standing = (node.stand_ins || []).find((each) => each.by === name);
  if (standing) return standing.before || "";
  return (node.before || [])[placeOf(node, name)] || "";
}

function lateOf(node, name) {
  const late = node.late || [];
  const at = late.length ? node.destinations.slice(-late.length).indexOf(name) : -1;
  if (at >= 0) return late[at];
  const standing = (node.stand_ins || []).find((each) => each.by === name);
  return (standing && standing.late) || "";
}

function* talk(call, node, destination, late) {
  const clip = beforeOf(node, destination, late);
  if (clip && !call.given.missing.includes(clip)) {
    call.tell("play", [clip]);
    yield { ask: "pause", ms: call.length(clip) };
    call.now += call.length(clip);
  }
  for (const each of node.desk ? node.desk.tells : []) {
    if (call.given.missing.includes(each)) continue;
    call.tell("play", [each], "desk");
    call.now += call.length(each);
  }
  return yield* talked(call, node, destination);
}

// The talk, and what comes behind it.
function* talked(call, node, destination) {
  const { lasts, callerEnds } = yield { ask: "talk", destination };
  call.now += lasts;
  if (callerEnds) throw new Over("caller");
  if (!node.after) throw new Over("agent");
  return node.after;
}
