// The day (rule 27).
"use strict";

CONDITIONS.on = (call, test) => anyOf(test.days, [], call.clock(), call.flow.calendar);
