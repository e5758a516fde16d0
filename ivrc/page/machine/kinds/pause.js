// 停顿: rule 25.
"use strict";

KINDS.pause = function* (call, node) {
  call.discard();
  call.tell("pause", [String(Number((node.ms / 1000).toPrecision(6)))]);
  yield { ask: "pause", ms: node.ms };
  call.now += node.ms;
  return node.next;
};
