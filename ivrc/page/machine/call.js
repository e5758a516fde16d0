// The machine of the page: a call through a flow. It gives what it asks its caller, and is given the answer; what happens it tells
// `listen`. docs/semantics.md, rule by rule; the simulator (ivrc/simulate) is the reference, and tests hold this one to it.
"use strict";

function* callThrough(program, given, listen) {
  const call = new Progress(program, given, listen);
  call.tell("answer");
  let target = program.flow.start;
  let faulted = false;
  try {
    for (;;) target = (yield* wayOn(call, target, () => faulted, () => (faulted = true))).target;
  } catch (ended) {
    if (!(ended instanceof Over)) throw ended;
    call.tell("hangup", [ended.who]);
  }
  return call;
}

function* wayOn(call, name, faulted, faults) {
  try {
    call.node = name;
    call.tell("goto", [name]);
    const node = call.program.nodes.get(name);
    return yield* KINDS[node.kind](call, node);
  } catch (failed) {
    if (failed instanceof Unsaid) return failed.edge;
    if (!(failed instanceof Fault)) throw failed;
    call.tell("fault", [failed.message]);
    if (faulted()) throw new Over("fault");
    faults();
    return faultAt(call.program, call.node);
  }
}

function faultAt(program, name) {
  const spoken = (program.flow.languages || []).find((each) => each.locale === program.spoken.get(name));
  return spoken ? spoken.fault : program.flow.fault;
}

// A program (ivrc/page/program.py) with all that is looked up by its name: a name is any word, `constructor` too.
function prepared(program) {
  const named = (those, key) => new Map(those.map((each) => [each[key], each]));
  const tables = ["owners", "spoken", "pins", "lengths", "saying"].map((name) => [name, new Map(Object.entries(program[name]))]);
  const { nodes, schedules, clips } = program.flow;
  const byName = { nodes: named(nodes, "id"), schedules: named(schedules, "name"), clips: named(clips, "id") };
  return { ...program, ...Object.fromEntries(tables), ...byName };
}

// A whole call at once, with a caller who answers immediately.
function played(program, given, caller, noted = new Noted()) {
  const going = callThrough(program, given, () => {});
  let step = going.next();
  while (!step.done) {
    const done = caller[step.value.ask](step.value);
    noted.note(step.value, done);
    step = going.next(done);
  }
  return step.value;
}
