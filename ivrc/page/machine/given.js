// A call as data (`Call.as_dict` in ivrc/simulate/plan.py), as what is given to the machine.
"use strict";

const worldOf = (call) => ({
  on: call.on || [],
  listed: call.listed || [],
  begun: new Map(call.begun || []),
  drawn: call.drawn || 0,
  queues: new Map(call.queues || []),
});

const givenOf = (call, extensions) => ({
  start: Date.parse(call.at),
  number: call.from || "",
  called: call.to || "",
  missing: call.missing || [],
  extensions,
  world: worldOf(call),
  row: new Map(Object.entries(call.row || {})),
});
