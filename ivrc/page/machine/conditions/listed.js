// Whether the caller is in a list (rules 30 and 38). Of every list the page is told who is in it as a call comes in.
"use strict";

CONDITIONS.listed = (call, test) => call.world.listed.some((each) => sameEntry(each, [test.list, call.value(test.value)]));
