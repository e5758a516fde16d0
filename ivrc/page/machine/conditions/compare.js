// What was typed, against numbers (rule 30). A value that is not set is a fault (rule 19).
"use strict";

const AMOUNTS = {
  over: (held, against) => held > against,
  under: (held, against) => held < against,
  "at-least": (held, against) => held >= against,
  "at-most": (held, against) => held <= against,
};

CONDITIONS.compare = (call, test) => {
  const held = call.value(test.value);
  if (!held) throw new Fault(test.value);
  if (AMOUNTS[test.sign]) return /^[0-9]+$/.test(held) && AMOUNTS[test.sign](BigInt(held), BigInt(test.against[0]));
  if (test.sign === "begins-with") return test.against.some((each) => held.startsWith(each));
  return test.against.includes(held) === (test.sign === "is");
};
