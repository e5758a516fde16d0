"""The machine of the page in a JavaScript engine: Node's where there is one, else that of the browser of these tests."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import lists
from ivrc.page.program import machine, program
from ivrc.page.words import words
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line

from .chromium import tab

NODE = shutil.which("node")
EXTENSIONS = ("8XXX", "6001", "20X")


Told = tuple[Event, str, str]
"""An event, and its line in Chinese and English."""


class Job(NamedTuple):
    """A hotline that is told, the calls into it, and how long its clips are as far as that is known."""

    hotline: Hotline
    calls: Sequence[Call]
    lengths: Mapping[str, int] = {}
    extensions: tuple[str, ...] = EXTENSIONS


def in_page(jobs: Sequence[Job], folder: Path) -> list[list[list[Told]]]:
    """The traces of all calls, by the machine of the page."""
    asked = [
        {"program": program(each.hotline, each.lengths, each.extensions), "words": {lang: words(each.hotline, lang) for lang in ("zh", "en")},
         "calls": [c.as_dict() for c in each.calls]}
        for each in jobs
    ]  # fmt: skip
    told = json.loads(evaluated(machine() + _ALL, "every", json.dumps(asked), folder))
    return [[[_event(*each) for each in trace] for trace in job] for job in told]


def evaluated(script: str, function: str, asked: str, folder: Path) -> str:
    """What a function of a script makes of a text."""
    if not NODE:
        with tab(folder / "engine", "about:blank") as page:
            page.value(f"{script}\nwindow.asked = {function}; 0")
            return str(page.value(f"asked({json.dumps(asked)})"))
    path = folder / "machine.js"
    path.write_text(
        f"{script}\nconsole.log({function}(require('fs').readFileSync(0, 'utf8')));", encoding="utf-8"
    )
    done = subprocess.run([NODE, str(path)], input=asked, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_simulator(jobs: Sequence[Job]) -> list[list[list[Told]]]:
    """The same by the simulator."""
    return [
        [
            [
                (event, line(event, each.hotline, "zh"), line(event, each.hotline, "en"))
                for event in run(each.hotline, call.caller(), call.given(each.extensions, each.lengths))
            ]
            for call in each.calls
        ]
        for each in jobs
    ]


def told_by_page(job: Job, folder: Path) -> list[tuple[dict[str, Any], str]]:
    """Each call as a scenario, by the machine of the page: as data and as text."""
    script = f"{machine()}{_TOLD}"
    asked = {"program": program(job.hotline, job.lengths, job.extensions), "words": words(job.hotline, "zh"),
             "calls": [call.as_dict() for call in job.calls], "lists": lists(job.hotline)}  # fmt: skip
    return [(item, text) for item, text in json.loads(evaluated(script, "tell", json.dumps(asked), folder))]


def assert_the_same(jobs: Sequence[Job], folder: Path) -> int:
    """Every call is the same in both, times included; how many there were."""
    count = 0
    for job, left, right in zip(jobs, in_page(jobs, folder), in_simulator(jobs), strict=True):
        for call, here, there in zip(job.calls, left, right, strict=True):
            assert here == there, (job.hotline.name, call)
            count += 1
    return count


def _event(at: int, kind: str, what: list[str], node: str, leg: str, ambient: bool, zh: str, en: str) -> Told:
    return Event(at, kind, tuple(what), node, leg, ambient), zh, en


_ALL = """
function every(text) {
  return JSON.stringify(JSON.parse(text).map((job) => {
    const program = prepared(job.program);
    const shown = (event) => [event.at, event.event, event.what, event.in, event.leg, event.ambient,
      lineOf(event, job.words.zh, program), lineOf(event, job.words.en, program)];
    return job.calls.map((call) => played(program, givenOf(call, program.extensions), new Follower(call)).trace.map(shown));
  }));
}
"""
_TOLD = """
function tell(text) {
  const asked = JSON.parse(text);
  const program = prepared(asked.program);
  return JSON.stringify(asked.calls.map((call) => {
    const noted = new Noted();
    const over = played(program, givenOf(call, program.extensions), new Follower(call), noted);
    const item = scenarioOf(call.name.zh, over, noted, asked.words, asked.lists);
    return [item, scenarioText(item)];
  }));
}
"""
