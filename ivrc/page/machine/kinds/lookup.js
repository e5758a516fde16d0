// 查询、提交: rules 51 and 52.
"use strict";

const ANSWERS_MS = 200;

// What comes of an answer, with the values that the node keeps of it.
function outcomeOf(call, node, text) {
  const [how, ...rest] = text.split(" ");
  if (how === "timeout" || (how === "none" && node.none)) return { how, values: [] };
  const values = new Map(new URLSearchParams(rest.join(" ")));
  const kept = node.found.names.filter((name) => values.has(name));
  const inForm = (name) => {
    const kind = call.flow.values.find((value) => value.name === name).kind;
    return new RegExp(`^(?:${call.program.forms[kind]})$`).test(values.get(name));
  };
  if (how !== "found" || kept.length !== node.found.names.length || !kept.every(inForm)) return { how: "failed", values: [] };
  return { how, values: kept.map((name) => [name, values.get(name)]) };
}

KINDS.lookup = function* (call, node) {
  call.discard();
  call.tell("ask", [node.service, call.joined(node.sends)]);
  const { how, values } = outcomeOf(call, node, yield { ask: "asked", service: node.service });
  call.now += how === "timeout" ? node.longest_seconds * 1000 : ANSWERS_MS;
  call.tell("reply", [how]);
  for (const [name, value] of values) {
    call.values.set(name, value);
    call.tell("set", [name, value]);
  }
  if (how === "found") return node.found.edge;
  if (how === "none") return node.none;
  return how === "timeout" ? node.timed_out : node.failed;
};
