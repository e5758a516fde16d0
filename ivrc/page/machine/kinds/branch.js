// 分支: the first case that holds now (rules 12, 27 and 30).
"use strict";

const asksCalendar = (call, test) => {
  const days = [...(test.days || [])];
  for (const each of (test.schedule && call.program.schedules.get(test.schedule).dated) || [])
    days.push(...each.days.any, ...each.days.but);
  return days.some((each) => ASK_CALENDAR.includes(each.sort));
};

KINDS.branch = function* (call, node) {
  const known = knowsDay(call.flow.calendar, call.clock().date);
  for (const { test, edge } of node.cases) {
    if (!known && asksCalendar(call, test)) break;
    if (CONDITIONS[test.kind](call, test)) return edge;
  }
  return node.otherwise;
};
