// 记录: rule 31.
"use strict";

KINDS.note = function* (call, node) {
  call.tell("note", [node.table, call.joined(node.fields)]);
  return node.next;
};
