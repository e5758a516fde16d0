// A call as it goes: its time, its keys, what is heard. The steps of the kinds act on it, as in ivrc/simulate/progress.py.
"use strict";

const MOST_EVENTS = 20000;
const HIDDEN = "******";
const BEEP = "beep";
const NOTHING = { keys: "", hangsUp: false, after: 0 };

// A calling number as it is dialled within the country; empty where it shows none.
function national(number, rules) {
  const match = /^([+]?)([0-9]{1,20})$/.exec(number);
  if (!match) return "";
  let found = (match[1] ? "00" : "") + match[2];
  for (const rule of rules) if (new RegExp(`^(?:${rule.form})$`).test(found)) found = rule.put + found.slice(rule.length);
  return found;
}

class Progress {
  constructor(program, given, listen) {
    this.program = program;
    this.flow = program.flow;
    this.given = given;
    this.listen = listen;
    this.trace = [];
    this.now = 0;
    this.node = "";
    this.pending = "";
    this.waiting = [];
    this.recording = false;
    this.hides = false;
    this.world = { on: [...given.world.on], listed: [...given.world.listed], begun: new Map(given.world.begun) };
    this.values = this.known();
  }

  // The values that a call has before anything happens in it.
  known() {
    const numbers = { caller: this.given.number, called: this.given.called || this.flow.numbers[0] || "" };
    numbers["national caller"] = national(this.given.number, this.program.national);
    const found = new Map();
    for (const value of this.flow.values) {
      if (value.source === "row") {
        const told = this.given.row.get(value.name) || "";
        if (new RegExp(`^(?:${this.program.forms[value.kind]})$`).test(told)) found.set(value.name, told);
        continue;
      }
      const match = /^\+?([0-9]{1,20})$/.exec(numbers[value.source] || "");
      if (match) found.set(value.name, match[1]);
    }
    return found;
  }

  value(name) {
    return this.values.get(name) || "";
  }

  tell(event, what = [], leg = "caller", ambient = false) {
    const told = { at: this.now, event, what, in: this.node, leg, ambient };
    this.trace.push(told);
    this.listen(told);
    if (this.trace.length > MOST_EVENTS) throw new Endless(`a call of more than ${MOST_EVENTS} events`);
  }

  shown(name) {
    return this.flow.values.find((value) => value.name === name).secret ? HIDDEN : this.value(name);
  }

  joined(fields) {
    return fields.map((each) => `${each.name}=${each.value ? this.value(each.value) : each.text}`).join("，");
  }

  hide() {
    this.discard();
    if (this.recording) this.tell("record", ["pause"]);
    this.hides = true;
  }

  show() {
    this.hides = false;
    this.discard();
    if (this.recording) this.tell("record", ["resume"]);
  }

  asTyped(keys) {
    return this.hides ? HIDDEN : keys;
  }

  *play(plays) {
    for (const each of plays) {
      if (!each.interruptible) this.discard();
      else if (this.pending) continue;
      const sounds = this.sounds(each);
      const missing = sounds.some((name) => this.given.missing.includes(name));
      if (each.interruptible && !missing && this.takeWaiting()) continue;
      const name = each.value === undefined ? each.clip : `{${each.value}:${each.reading}}`;
      if (missing) throw new Fault(name);
      if (each.value === undefined) yield* this.clip(each.clip, each.interruptible);
      else {
        const length = sounds.reduce((all, sound) => all + this.length(sound), 0);
        yield* this.heard(name, length, each.interruptible, "say", [each.value, sounds.join(" ")]);
      }
    }
  }

  sounds(each) {
    if (each.value === undefined) return [each.clip];
    const words = said(this.program.saying.get(each.locale), each.begins, this.value(each.value), each.last);
    if (words !== null) return words.map((word) => `say-${each.locale}-${word}`);
    if (each.unsaid) throw new Unsaid(each.unsaid);
    throw new Fault(each.value);
  }

  takeWaiting() {
    if (!this.pending && this.waiting.length) {
      this.pending = this.waiting.shift();
      this.tell("key", [this.asTyped(this.pending)]);
    }
    return this.pending !== "";
  }

  *clip(name, interruptible) {
    if (this.given.missing.includes(name)) throw new Fault(name);
    yield* this.heard(name, this.length(name), interruptible, "play", [name]);
  }

  length(name) {
    return this.program.lengths.get(name);
  }

  *heard(name, length, interruptible, event, what) {
    this.tell(event, what);
    const typed = yield { ask: "during", clip: name, length, interruptible };
    if (!typed.keys || !interruptible) {
      this.now += typed.hangsUp ? typed.after : length;
      if (typed.hangsUp) throw new Over("caller");
      return;
    }
    this.now += typed.after;
    this.tell("interrupted");
    this.typed(typed);
    this.takeWaiting();
  }

  typed(typed) {
    this.waiting.push(...typed.keys);
    if (typed.hangsUp) throw new Over("caller");
  }

  discard() {
    this.pending = "";
    this.waiting = [];
  }

  clock() {
    return wallClock(this.given.start + this.now, this.flow.zone);
  }

  owner(name) {
    return this.program.owners.get(name) || name;
  }
}
