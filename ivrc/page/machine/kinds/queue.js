// 排队: rules 43 and 50.
"use strict";

const QUEUE_ANSWER_MS = 3000;
const PATIENCE_MS = 8000;
const RETRY_MS = 1000;

const wayOut = (node, key) => (node.entries.find((each) => each.pattern === key) || {}).edge || null;

KINDS.queue = function* (call, node) {
  if (call.takeWaiting()) {
    const key = call.pending;
    call.discard();
    const edge = wayOut(node, key);
    if (edge) return edge;
  }
  const name = call.owner(node.id);
  call.tell("queue", [name]);
  const why = call.given.world.queues.get(name);
  if (why) {
    call.tell("left", [why]);
    return why === "full" && node.full ? node.full : node.no_agents;
  }
  const ofPlaces = node.between && node.between.clips.length > 1;
  if (ofPlaces) announce(call, node);
  const outcomes = new Map();
  for (const agent of node.agents) outcomes.set(agent, yield { ask: "dialled", destination: agent, queue: node });
  if ([...outcomes.values()].includes("answered")) return yield* answered(call, node, outcomes);
  return yield* inVain(call, node, outcomes, ofPlaces);
};

function* inVain(call, node, outcomes, ofPlaces) {
  const typed = yield { ask: "waiting", node: node.id, limit: PATIENCE_MS, first: true, queue: node };
  const edge = wayOut(node, typed.keys.slice(0, 1));
  const over = edge !== null || typed.hangsUp;
  const lasts = over ? typed.after : node.longest_seconds * 1000;
  offer(call, node, outcomes, lasts);
  if (node.between && !ofPlaces && !over) announce(call, node);
  call.now += lasts;
  if (edge !== null) {
    call.tell("key", [typed.keys[0]]);
    call.tell("left", ["key"]);
    call.waiting.push(...typed.keys.slice(1));
    return edge;
  }
  if (typed.hangsUp) throw new Over("caller");
  call.tell("left", ["too-long"]);
  return node.too_long;
}

function* answered(call, node, outcomes) {
  const by = node.agents.find((agent) => outcomes.get(agent) === "answered");
  offer(call, node, outcomes, node.longest_seconds * 1000);
  call.now += QUEUE_ANSWER_MS;
  call.tell("left", ["answered"]);
  call.tell("taken", [by]);
  return yield* talked(call, node, by);
}

const announce = (call, node) => call.tell("announced", [node.between.clips[0]], "caller", true);

function offer(call, node, outcomes, within) {
  for (const agent of offered(node, outcomes, within)) call.tell("offered", [agent], "caller", true);
}

// The agents who are called in so long a time, each once; whose order is not settled are left out.
function offered(node, outcomes, within) {
  if (node.order === "once") return node.agents;
  if (node.order) return [];
  const found = new Set();
  let at = 0;
  for (const agent of node.agents) {
    if (at >= within) break;
    found.add(agent);
    if (outcomes.get(agent) === "answered") break;
    at += outcomes.get(agent) === "no-answer" ? node.ring_seconds * 1000 + RETRY_MS : 0;
  }
  return [...found];
}
