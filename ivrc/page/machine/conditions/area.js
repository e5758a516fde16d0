// The area of the calling number (rule 30).
"use strict";

CONDITIONS.area = (call, test) =>
  test.codes.some((code) => call.value(test.value).startsWith(code)) !== (test.sign === "unknown");
