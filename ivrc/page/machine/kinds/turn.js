// 打开、关上: rule 36.
"use strict";

KINDS.turn = function* (call, node) {
  call.world.on = call.world.on.filter((each) => each !== node.switch);
  if (node.on) call.world.on.push(node.switch);
  call.tell("turn", [node.switch, node.on ? "on" : "off"]);
  return node.next;
};
