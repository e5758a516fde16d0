// 挂机.
"use strict";

KINDS.hangup = function* () {
  throw new Over("flow");
};
