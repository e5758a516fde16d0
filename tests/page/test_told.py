"""A call as the page tells it as a scenario: what `ivrc test --record` writes, and what `ivrc test` plays the same."""

from __future__ import annotations

from pathlib import Path

import yaml

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.scenarios.recorded import passes, recorded, written

from .machine import EXTENSIONS, Job, told_by_page
from .test_machine import needs_an_engine, shipped

LEFT = {"answers", "services", "talk", "message"}
"""What the page knows only as far as it was asked for."""


@needs_an_engine
def test_generated_calls_are_told_as_they_are_recorded(tmp_path: Path) -> None:
    count = 0
    for hotline in shipped():
        calls = [path.call for path in generate(hotline, Surroundings(EXTENSIONS)).paths]
        for call, (item, text) in zip(calls, told_by_page(Job(hotline, calls), tmp_path), strict=True):
            meant = recorded(call, hotline, EXTENSIONS, "zh")
            if meant is None:
                continue
            (plain,) = yaml.load(meant, yaml.BaseLoader)
            (copied,) = yaml.load(text, yaml.BaseLoader)
            (kept,) = yaml.load(written([item]), yaml.BaseLoader)
            assert kept == copied
            assert {k: v for k, v in copied.items() if k not in LEFT} == {
                k: v for k, v in plain.items() if k not in LEFT
            }
            assert passes(written([item]), hotline, EXTENSIONS) and passes(text, hotline, EXTENSIONS)
            count += 1
    assert count > 100
