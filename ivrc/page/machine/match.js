// Which entry of a menu the typed keys are, and whether a longer one may still come (docs/semantics.md, 7, 8, 21 and 22).
"use strict";

const DIGITS = /^[0-9]*$/;
const isNumberEntry = (entry) => entry.lengths !== undefined;

const fits = (keys, pattern) =>
  keys.length <= pattern.length &&
  [...keys].every((key, at) => pattern[at] === key || (pattern[at] === "X" && DIGITS.test(key)));

const listedExtension = (extension, patterns) =>
  patterns.some((pattern) => extension.length === pattern.length && fits(extension, pattern));

const isNumber = (keys, number) =>
  number.lengths.includes(keys.length) &&
  DIGITS.test(keys.slice(0, -1)) &&
  (DIGITS.test(keys.slice(-1)) || keys.slice(-1) === number.last);

const goesOn = (keys, entry) =>
  isNumberEntry(entry)
    ? keys.length < entry.lengths.at(-1) && DIGITS.test(keys)
    : entry.pattern.length > keys.length && fits(keys, entry.pattern);

const longerPossible = (keys, entries) => entries.some((entry) => goesOn(keys, entry));

const endKeyAfter = (keys, entries) =>
  (entries.find((entry) => isNumberEntry(entry) && isNumber(keys, entry)) || { end_key: "" }).end_key;

const belongs = (key, keys, entries) => longerPossible(keys, entries) || key === endKeyAfter(keys, entries);

function isEntry(keys, entry, pins) {
  if (!isNumberEntry(entry)) return entry.pattern.length === keys.length && fits(keys, entry.pattern);
  const pin = pins.get(entry.pin) || "";
  if (pin && keys !== pin && keys !== pin + entry.end_key) return false;
  const ended = entry.end_key !== "" && keys.endsWith(entry.end_key);
  return isNumber(keys, entry) || (ended && isNumber(keys.slice(0, -1), entry));
}

// A literal key goes before `X`, at the first place where two entries differ, and before a number.
const rank = (entry) =>
  isNumberEntry(entry) ? "1".repeat(entry.lengths.at(-1) + 1) : [...entry.pattern].map((key) => +(key === "X")).join("");

function matched(keys, entries, pins) {
  let best = null;
  for (const entry of entries.filter((each) => isEntry(keys, each, pins)))
    if (best === null || rank(entry) < rank(best)) best = entry;
  return best;
}

const typedValue = (keys, entry) =>
  isNumberEntry(entry) && !isNumber(keys, entry) && entry.end_key && keys.endsWith(entry.end_key) ? keys.slice(0, -1) : keys;
