// 播报: rules 1 to 4.
"use strict";

KINDS.say = function* (call, node) {
  yield* call.play(node.plays);
  return node.next;
};
