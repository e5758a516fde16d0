// 加入、移出: rule 38.
"use strict";

const sameEntry = (one, other) => one[0] === other[0] && one[1] === other[1];

KINDS.enlist = function* (call, node) {
  const number = call.value(node.value);
  if (number) {
    const entry = [node.list, number];
    call.world.listed = call.world.listed.filter((each) => !sameEntry(each, entry));
    if (node.into) call.world.listed.push(entry);
    call.tell("enlist", [...entry, node.into ? "in" : "out"]);
  }
  return node.next;
};
