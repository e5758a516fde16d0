// 语言: rule 33.
"use strict";

KINDS.language = function* (call, node) {
  call.tell("language", [node.locale]);
  return node.next;
};
