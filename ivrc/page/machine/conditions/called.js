// The called number (rule 30).
"use strict";

CONDITIONS.called = (call, test) => test.numbers.includes(call.value(test.value));
