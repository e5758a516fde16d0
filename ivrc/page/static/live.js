// Callers in real time: whoever presses keys in the page, and one who follows a plan while it is listened to. `hold` is given to them by
// the page: what is heard in a queue.
"use strict";

const ALL_KEYS = "123456789*0#";
const HANG_UP = ".";
const DESK_HANGS_UP = "!";
const NO_LONGER = "»";
const RING_MS = 1500;
const LONGEST_TALK_MS = 3600000;

// The person at the keypad. What is pressed waits until somebody asks for it; what nobody can take in a stretch is lost.
class Person {
  constructor(outcomes, replies) {
    this.outcomes = outcomes;
    this.replies = replies;
    this.keys = [];
    this.arrived = () => {};
  }

  press(key) {
    this.keys.push(key);
    this.arrived();
  }

  // The first key that is wanted, within a time. Hanging up while a desk rings is left for what comes next.
  async next(wanted, limit, hangsUp = true) {
    const began = performance.now();
    for (;;) {
      while (this.keys.length && (hangsUp || this.keys[0] !== HANG_UP)) {
        const key = this.keys.shift();
        const after = Math.min(Math.round(performance.now() - began), limit);
        if (key === HANG_UP) return { keys: "", hangsUp: true, after };
        if (wanted.includes(key)) return { keys: key, hangsUp: false, after };
      }
      const left = limit - (performance.now() - began);
      if (left <= 0) return NOTHING;
      await new Promise((done) => {
        const timer = setTimeout(done, left);
        this.arrived = () => (clearTimeout(timer), done());
      });
    }
  }

  during({ length, interruptible }) {
    return this.next(interruptible ? ALL_KEYS : "", length);
  }

  waiting({ limit, queue }) {
    return queue ? this.queueing(queue) : this.next(ALL_KEYS, limit);
  }

  // Music, and what is said between it, until a key leaves the queue, or its time is over. Other keys do nothing.
  async queueing(queue) {
    const out = queue.entries.map((each) => each.pattern).join("");
    const ends = this.hold(queue);
    const typed = await this.next(out + NO_LONGER, queue.longest_seconds * 1000);
    ends();
    return typed.keys === NO_LONGER ? NOTHING : typed;
  }

  async dialled({ destination, queue }) {
    const outcome = this.outcomes.get(destination) || "answered";
    const ends = queue && outcome === "answered" ? this.hold(queue) : () => {};
    await this.next("", queue && outcome !== "answered" ? 0 : RING_MS, false);
    ends();
    return outcome;
  }

  async asked({ service }) {
    return this.replies.get(service) || "failed";
  }

  async talk() {
    const typed = await this.next(DESK_HANGS_UP, LONGEST_TALK_MS);
    return { lasts: typed.after, callerEnds: typed.hangsUp };
  }

  async message({ longest }) {
    const began = performance.now();
    const typed = await this.next("#", longest);
    return { lasts: Math.min(Math.round(performance.now() - began), longest), hangsUp: typed.hangsUp };
  }

  async pause({ ms }) {
    await this.next("", ms, false);
  }
}

// A plan that is listened to: as the follower does it, at the pace of the call.
class Listened {
  constructor(plan) {
    this.follower = new Follower(plan);
    this.over = new Promise((stops) => (this.stops = stops));
  }

  press(key) {
    if (key === HANG_UP) this.stops("stopped");
  }

  async after(ms, answer) {
    let timer;
    const passed = new Promise((done) => (timer = setTimeout(done, ms)));
    const how = await Promise.race([passed, this.over]);
    clearTimeout(timer);
    if (how === "stopped") {
      this.broken = true;
      throw new Over("caller");
    }
    return answer;
  }

  during(asked) {
    const typed = this.follower.during(asked);
    return this.after(typed === NOTHING ? asked.length : typed.after, typed);
  }

  async waiting(asked) {
    const typed = this.follower.waiting(asked);
    const ends = asked.queue ? this.hold(asked.queue) : () => {};
    return this.after(typed === NOTHING ? asked.limit : typed.after, typed).finally(ends);
  }

  dialled(asked) {
    return this.after(asked.queue ? 0 : RING_MS, this.follower.dialled(asked));
  }

  asked(asked) {
    return this.after(0, this.follower.asked(asked));
  }

  talk(asked) {
    const talk = this.follower.talk(asked);
    return this.after(Math.min(talk.lasts, 3000), talk);
  }

  message(asked) {
    const message = this.follower.message(asked);
    return this.after(Math.min(message.lasts, 3000), message);
  }

  pause({ ms }) {
    return this.after(ms);
  }
}

// A call with a caller who takes time. One who stops listening throws `Over`, which ends the call.
async function live(program, given, caller, listen, noted) {
  const going = callThrough(program, given, listen);
  let step = going.next();
  while (!step.done) {
    try {
      const done = await caller[step.value.ask](step.value);
      noted.note(step.value, done);
      step = going.next(done);
    } catch (stopped) {
      if (!(stopped instanceof Over)) throw stopped;
      step = going.throw(stopped);
    }
  }
  return step.value;
}
