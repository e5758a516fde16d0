// What the clock shows where the hotline is, which days are which, and when its schedules are open (docs/semantics.md, 12 and 27).
"use strict";

const DAY_MINUTES = 1440;
const FORMATS = new Map();

// A moment in a zone: its date as YYYY-MM-DD, its weekday, 0 for Monday, and the minute of the day.
function wallClock(moment, zone) {
  if (!FORMATS.has(zone)) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
    FORMATS.set(zone, new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn", ...parts }));
  }
  const found = Object.fromEntries(FORMATS.get(zone).formatToParts(moment).map((part) => [part.type, part.value]));
  const date = `${found.year.padStart(4, "0")}-${found.month}-${found.day}`;
  const second = +found.second;
  return { date, weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7, minute: +found.hour * 60 + +found.minute, second };
}

// The moment at which the clock of a zone shows this time, `2026-12-25T10:00`; NaN where that is none.
function momentOf(written, zone) {
  const wanted = Date.parse(`${written}Z`);
  let moment = wanted;
  for (let round = 0; round < 2 && !Number.isNaN(moment); round++) {
    const shown = wallClock(moment, zone);
    moment += wanted - (Date.parse(`${shown.date}T00:00:00Z`) + shown.minute * 60000 + shown.second * 1000);
  }
  return moment;
}

const ASK_CALENDAR = ["workday", "holiday", "make-up", "festival"];
const knowsDay = (calendar, date) => !calendar || (calendar.first <= date && date <= calendar.last);

function areDays(days, clock, calendar) {
  if (days.sort === "weekday") return clock.weekday === +days.first;
  if (days.sort === "dates") return withinDates(days, clock.date);
  if (!calendar || !knowsDay(calendar, clock.date)) return false;
  const special = calendar.days.find((each) => each.date === clock.date) || { kind: "", name: "" };
  if (days.sort === "workday") return special.kind === "work" || (clock.weekday < 5 && special.kind !== "off");
  if (days.sort === "make-up") return special.kind === "work";
  return special.kind === "off" && (days.sort === "holiday" || special.name === days.first);
}

function withinDates(days, date) {
  const written = date.slice(-days.first.length);
  if (days.first <= days.last) return days.first <= written && written <= days.last;
  return written >= days.first || written <= days.last;
}

const anyOf = (named, but, clock, calendar) =>
  named.some((days) => areDays(days, clock, calendar)) && !but.some((days) => areDays(days, clock, calendar));

function openAt(schedule, clock, calendar) {
  return (
    schedule.periods.some((each) => each.weekday === clock.weekday && each.start <= clock.minute && clock.minute < each.end) ||
    (schedule.dated || []).some(
      (each) => each.start <= clock.minute && clock.minute < each.end && anyOf(each.days.any, each.days.but, clock, calendar),
    )
  );
}
