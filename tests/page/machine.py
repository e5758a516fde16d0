"""The machine of the page in a JavaScript engine: Node's where there is one, else that of the browser of these tests."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
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
    script = machine() + _ALL
    if NODE:
        path = folder / "machine.js"
        path.write_text(
            f"{script}\nconsole.log(every(require('fs').readFileSync(0, 'utf8')));", encoding="utf-8"
        )
        done = subprocess.run(
            [NODE, str(path)], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
    else:
        with tab(folder / "engine", "about:blank") as page:
            page.value(f"{script}\nwindow.every = every; 0")
            told = json.loads(page.value(f"every({json.dumps(json.dumps(asked))})"))
    return [[[_event(*each) for each in trace] for trace in job] for job in told]


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
    return job.calls.map((call) => played(program, givenOf(call, program.extensions), new Follower(call)).map(shown));
  }));
}
"""
