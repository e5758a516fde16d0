// A switch (rule 36).
"use strict";

CONDITIONS.switched = (call, test) => call.world.on.includes(test.switch) === test.on;
