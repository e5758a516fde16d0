"""The machine of the page does in every call what the simulator does, event by event, times and transcript included.

`make page` drives every generated call of every shipped menu and lesson, and 2,000 random ones.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ivrc.cli.one import one
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds import KINDS
from ivrc.flow.nodes import Hotline
from ivrc.page.program import told, unknown
from ivrc.project import standard_phrases
from ivrc.site import Site
from tests.strategies import ASKING, EXTENSIONS, WAITING, calls, hotlines

from .chromium import PROGRAM
from .machine import NODE, Job, assert_the_same

ROOT = Path(__file__).parents[2]
WHOLE = "IVRC_PAGE" in os.environ
FEW = (
    "menus/大众联合.ivr", "examples/19-复述.ivr", "examples/30-来电地区.ivr", "examples/36-代接.ivr", "examples/37-排队.ivr",
    "examples/38-临时公告.ivr", "examples/39-久等.ivr", "examples/45-查询.ivr", "examples/47-外呼.ivr",
)  # fmt: skip
FLOWS = int(os.environ.get("IVRC_PAGE", "80")) // 8
SITE = Site("page", {})

needs_an_engine = pytest.mark.skipif(
    not (NODE or PROGRAM), reason="neither Node nor Chromium is installed here"
)


def shipped() -> list[Hotline]:
    files = [path for folder in ("menus", "examples") for path in sorted((ROOT / folder).rglob("*.ivr"))]
    chosen = files if WHOLE else [ROOT / name for name in FEW]
    found = (one(str(path))[1].hotline for path in chosen)
    return [told(hotline, SITE) for hotline in found if hotline]


@needs_an_engine
def test_generated_calls(tmp_path: Path) -> None:
    around = Surroundings(EXTENSIONS)
    jobs = [
        Job(each, [path.call for path in generate(each, around).paths], {}, EXTENSIONS) for each in shipped()
    ]
    assert assert_the_same(jobs, tmp_path) > 100


@needs_an_engine
def test_random_calls(tmp_path: Path) -> None:
    jobs: list[Job] = []

    @settings(
        max_examples=FLOWS, phases=[Phase.generate], database=None, deadline=None, derandomize=not WHOLE,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.data())
    def drawn(data: st.DataObject) -> None:
        hotline = told(data.draw(hotlines(standard_phrases(), also=(*WAITING, *ASKING))).hotline, SITE)
        jobs.append(Job(hotline, [data.draw(calls(hotline)) for _ in range(8)], {}, EXTENSIONS))

    drawn()
    assert assert_the_same(jobs, tmp_path) >= 8 * FLOWS


def test_every_kind_has_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = ROOT / "ivrc" / "page" / "machine"
    assert {path.stem for path in (folder / "kinds").glob("*.js")} == set(KINDS)
    (tmp_path / "kinds").mkdir()
    monkeypatch.setattr("ivrc.page.program._MACHINE", tmp_path)
    assert "menu" in list(unknown(shipped()[0]))
