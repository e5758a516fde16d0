// An event as a line of the transcript: the words are those of the simulator's (ivrc/page/words.py).
"use strict";

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

function shownFields(event, words, program) {
  const what = event.what;
  if (event.event === "play" || event.event === "announced") {
    const whole = own(words.whole, event.in);
    return [(whole && own(whole, what[0])) || own(words.clips, what[0])];
  }
  if (event.event === "say") {
    const pieces = what[1].split(" ");
    const text = (name) => program.clips.get(name).text.replace(/[。.]+$/, "");
    return [what[0], `“${pieces.map(text).join(own(words.apart, pieces[0]) || "")}”`];
  }
  if (event.event === "enlist") return [what[0], what[1], words.places[what[2]]];
  return event.event === "turn" ? own(words.turns, what.join(" ")) : what;
}

function lineOf(event, words, program) {
  const kinds = words.kinds[event.event];
  const [verb, rest, under] = own(kinds, event.what.length ? event.what[0] : "") || kinds[""];
  const seconds = Math.floor(event.at / 1000);
  const two = (number) => String(number).padStart(2, "0");
  let told = verb;
  if (under) told = " ".repeat(words.indent) + verb;
  else if (rest) {
    const fields = shownFields(event, words, program);
    told = (words.column ? verb.padEnd(words.column) : `${verb}  `) + rest.replace(/\{(\d)\}/g, (_, at) => fields[+at]);
  }
  if (event.leg !== "caller") told = `[${words.legs[event.leg]}] ${told}`;
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}  ${told}`;
}
