// 菜单: rules 5 to 11, numbers, rules 21 to 24, and secrets, rule 37.
"use strict";

const asksSecret = (call, node) =>
  node.entries.some((entry) => entry.variable && call.flow.values.some((value) => value.name === entry.variable && value.secret));

KINDS.menu = function* (call, node) {
  if (!asksSecret(call, node)) return yield* asked(call, node);
  call.hide();
  let way;
  try {
    way = yield* asked(call, node);
  } catch (failed) {
    if (failed instanceof Fault || failed instanceof Unsaid) call.show();
    throw failed;
  }
  call.show();
  return way;
};

function* asked(call, node) {
  const counts = { silence: 0, wrong: 0 };
  let plays = node.prompt;
  for (;;) {
    yield* call.play(plays);
    const keys = yield* collected(call, node);
    const entry = keys ? matched(keys, node.entries, call.program.pins) : null;
    if (entry) {
      if (entry.variable) {
        call.values.set(entry.variable, call.hides ? HIDDEN : typedValue(keys, entry));
        call.tell("set", [entry.variable, call.shown(entry.variable)]);
      }
      return entry.edge;
    }
    if (keys) call.tell("wrong", [call.asTyped(keys)]);
    else call.tell("silence");
    const cause = keys ? "wrong" : "silence";
    const retry = node[cause];
    counts[cause] += 1;
    if (counts[cause] > retry.times) return retry.exit;
    const own = (retry.nth || []).find((nth) => nth.time === counts[cause]);
    plays = [...(own ? own.says : retry.says), ...node.prompt];
  }
}

// The keys of one entry; empty when the first-key time-out passes.
function* collected(call, node) {
  if (!call.takeWaiting() && !(yield* waited(call, node, node.first_key_ms, true))) return "";
  let keys = call.pending;
  call.pending = "";
  while (longerPossible(keys, node.entries) || endKeyAfter(keys, node.entries)) {
    if (!call.takeWaiting() && !(yield* waited(call, node, node.inter_key_ms, false))) break;
    if (!belongs(call.pending, keys, node.entries)) {
      if (call.hides) call.pending = "";
      break;
    }
    keys += call.pending;
    call.pending = "";
  }
  return keys;
}

// Whether a key came in time; it is pending then.
function* waited(call, node, limit, first) {
  const typed = yield { ask: "waiting", node: node.id, limit, first };
  if (!typed.keys && !typed.hangsUp) {
    call.now += limit;
    return false;
  }
  call.now += typed.after;
  call.typed(typed);
  return call.takeWaiting();
}
