// 留言: rule 18.
"use strict";

KINDS.voicemail = function* (call, node) {
  call.discard();
  yield* call.clip(BEEP, false);
  const { lasts, hangsUp } = yield { ask: "message", mailbox: node.mailbox, longest: node.max_seconds * 1000 };
  call.now += lasts;
  call.tell("message", [node.mailbox, String(Math.floor(lasts / 1000))]);
  if (hangsUp) throw new Over("caller");
  return node.next;
};
