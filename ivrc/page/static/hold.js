// What a caller hears who waits in a queue: music, which is the switch's and silent here, and what is said between it.
"use strict";

const HELD = new Set();

// Begins to be heard; gives what ends it. It is told once of a queue in a call, however often agents are called.
function hold(queue, words, through) {
  const line = (text) => made("li", text, $("transcript"), "held").scrollIntoView({ block: "nearest" });
  const { between, music } = queue;
  if (!HELD.has(queue.id)) line(`♪ ${say("等待音乐", "music on hold")} · ${music || say("交换机的", "the switch's own")} · ${say("网页里没有声音", "silent here")}`);
  HELD.add(queue.id);
  $("longer").hidden = false;
  const clip = between && between.clips[0];
  const timer =
    between &&
    setInterval(() => {
      line(lineOf({ event: "announced", what: [clip], in: queue.id, leg: "caller", at: Date.now() - began }, words, through));
      HELD.add(clip);
      sound.play([clip]);
    }, between.every_seconds * 1000);
  return () => {
    clearInterval(timer);
    $("longer").hidden = true;
  };
}

// Whether an announcement of the trace was heard already, or would have been had one waited: it is told when the wait is over.
const heardBefore = (event, through) => through.nodes.get(event.in).between.clips.length === 1;
