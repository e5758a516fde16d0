// How a value is put in words: the rules of the flow's languages at work, as in ivrc/saying/run.py.
"use strict";

const TURN = 4;
const cells = (characters) => characters.match(/\[[^\]]+\]|./g) || [];
const expression = (characters) =>
  cells(characters).map((cell) => (cell === "X" ? "[0-9]" : cell === "*" ? "[*]" : cell)).join("");
const inForm = (word) => (word.endsWith(",") ? word.slice(0, -1) + "g" : word + "w");

function holdsRule(rule, rest) {
  const follows = rule.follows === null ? "" : `${expression(rule.follows)}$`;
  return new RegExp(`^${expression(rule.takes)}${follows}`).test(rest);
}

// The names of the sounds that say a value, the last in that form; null where it cannot be said.
function said(table, begins, value, last) {
  if (!/^[0-9*.-]{1,40}$/.test(value)) return null;
  const plain = value.replaceAll(".", "p").replaceAll("-", "m");
  let rest = table.turned.includes(begins) ? plain.slice(TURN) + plain.slice(0, TURN) : plain;
  const found = [];
  for (let state = begins; state; ) {
    const rule = table.rules[state].find((each) => holdsRule(each, rest));
    if (rule === undefined) return null;
    const taken = cells(rule.takes).length;
    for (const word of rule.says) found.push(inForm(word.replaceAll("@", rest.slice(Math.max(taken - 1, 0), taken))));
    state = rule.then;
    rest = rest.slice(taken);
  }
  if (!found.length || rest) return null;
  return [...found.slice(0, -1), found.at(-1).slice(0, -1) + last];
}
