// The calling number (rule 30). One that is not shown is none.
"use strict";

CONDITIONS.caller = (call, test) => {
  const held = call.value(test.value);
  if (test.sign === "withheld" || !held) return test.sign === "withheld" && !held;
  return test.sign === "begins-with" ? test.numbers.some((each) => held.startsWith(each)) : test.numbers.includes(held);
};
