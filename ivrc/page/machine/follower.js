// A caller who follows a plan, as in ivrc/simulate/plan.py: what is typed at each wait and during each clip, how destinations answer.
"use strict";

const TALK_MS = 4000;
const MESSAGE_MS = 4000;

// Those that are left, the last of which holds for all that follow.
function lastHolds(left, usual) {
  if (!left) return usual;
  return left.length > 1 ? left.shift() : left[0];
}

class Follower {
  constructor(plan) {
    this.waits = [...(plan.waits || [])];
    this.then = plan.then || "-";
    this.clips = new Map((plan.clips || []).map((each) => [`${each.playing} ${each.clip}`, each.act]));
    this.times = new Map();
    this.answers = this.copied(plan.answers);
    this.replies = this.copied(plan.replies);
    this.talks = [...(plan.talks || [])];
    this.messages = [...(plan.messages || [])];
    this.leaving = false;
  }

  copied(lists) {
    return new Map(Object.entries(lists || {}).map(([name, each]) => [name, [...each]]));
  }

  during({ clip, length }) {
    const time = (this.times.get(clip) || 0) + 1;
    this.times.set(clip, time);
    return this.does(this.clips.get(`${time} ${clip}`) || "-", Math.floor(length / 2));
  }

  waiting({ limit, first }) {
    return this.does(first ? (this.waits.length ? this.waits.shift() : this.then) : "-", Math.floor(limit / 4));
  }

  does(act, after) {
    if (this.leaving || act === ".") return { keys: "", hangsUp: true, after };
    this.leaving = act.endsWith(".");
    const keys = act.replace(/\.$/, "").replace(/-$/, "");
    return keys ? { keys, hangsUp: false, after } : NOTHING;
  }

  dialled({ destination }) {
    return lastHolds(this.answers.get(destination), "answered");
  }

  asked({ service }) {
    return lastHolds(this.replies.get(service), "failed");
  }

  talk() {
    const talk = this.talks.shift() || { ms: TALK_MS, caller_ends: false };
    return { lasts: talk.ms, callerEnds: talk.caller_ends };
  }

  message({ longest }) {
    const kept = this.messages.shift() || { ms: MESSAGE_MS, hangs_up: false };
    return { lasts: kept.ms === -1 ? longest : Math.min(kept.ms, longest), hangsUp: kept.hangs_up };
  }

  pause() {}
}
