// 录音.
"use strict";

KINDS.record = function* (call, node) {
  if (!call.recording) {
    call.recording = true;
    call.tell("record", ["start"]);
  }
  return node.next;
};
