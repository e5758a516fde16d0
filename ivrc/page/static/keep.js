// A call that was made, kept as a scenario: `ivrc open` writes it into the team's file; a page from disk shows it, to be copied.
"use strict";

let last = null;

// What can be kept: a call that came to its end. One that went wrong, or that nobody listened to any more, is none.
function keepable(call, noted, words) {
  last = call && { call, noted, words, of: chosenHotline };
  $("keep").hidden = !last;
  $("kept").textContent = "";
  $("scenario").hidden = true;
}

async function kept(name) {
  const item = scenarioOf(name, last.call, last.noted, last.words, shown.kept || []);
  if (embedded) return copied(item);
  const answer = await fetch(`scenarios?of=${last.of}`, { method: "POST", body: JSON.stringify(item) }).catch(() => null);
  if (!answer || !answer.ok) return told(say("没有存下：ivrc open 没有回答。", "It is not saved: ivrc open does not answer."), "error");
  const { kept: place, problems } = await answer.json();
  if (place) return told(say(`存进了 ${place}`, `Saved in ${place}`));
  told(problems.map((each) => `${each.code} ${each.text} ${each.mend}`).join("\n"), "error");
}

function told(text, type = "") {
  $("kept").textContent = text;
  $("kept").className = `small ${type}`;
}

function copied(item) {
  const text = $("scenario");
  text.value = scenarioText(item);
  text.hidden = false;
  text.select();
  told(say("把下面这段接在 tests/ 里这条热线的场景文件（*.calls.yaml）的末尾。", "Put this at the end of this hotline's scenario file (*.calls.yaml) in tests/."));
}

$("keep").addEventListener("submit", (event) => {
  event.preventDefault();
  kept($("called").value.trim());
});
