// Opening hours (rule 12).
"use strict";

CONDITIONS.open = (call, test) => openAt(call.program.schedules.get(test.schedule), call.clock(), call.flow.calendar);
