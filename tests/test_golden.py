"""Golden cases: a menu in; diagnostics, transcripts and each target's text out. `pytest --update-goldens` rewrites
them, and a reviewer reads the difference."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytest_golden.plugin import GoldenTestFixture

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.render import Format, render
from ivrc.flow.nodes import Hotline
from ivrc.project import open_project, open_site
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.transcript import head, line
from ivrc.site import Site
from ivrc.switches import registry as targets
from ivrc.switches.admit import admit
from ivrc.switches.target import emitted


@pytest.mark.golden_test("golden/*.yml")
def test_golden(golden: GoldenTestFixture, in_root: Path) -> None:
    name = golden.get("file") or "menu.ivr"
    text = (in_root / name).read_text(encoding="utf-8") if golden.get("file") else golden["menu"]
    project, _ = open_project(in_root)
    site, _ = open_site(project, golden.get("site") or "lab")
    assert site is not None
    compiled = compile_text(text, name=name)
    found: list[Diagnostic] = list(compiled.diagnostics)
    chosen = [targets.load(target) for target in targets.SHIPPED]
    able = []
    if compiled.hotline is not None:
        for target in chosen:
            refused = admit(compiled.hotline, site, target)
            found.extend(refused)
            if not refused:
                able.append(target)
    sources = {name: text}
    assert render(found, sources, Format.TEXT, "zh") == golden.out.get("diagnostics_zh")
    assert render(found, sources, Format.TEXT, "en") == golden.out.get("diagnostics_en")
    hotline = compiled.hotline
    calls = golden.get("calls") or []
    told = [transcript(hotline, site, call) for call in calls] if hotline else []
    assert told == golden.out.get("transcripts")
    for target in chosen:
        files = emitted(target, hotline, site).files if hotline and target in able else {}
        assert files == golden.out.get(target.name)


def transcript(hotline: Hotline, site: Site, call: dict[str, str]) -> str:
    """A call as a person reads it: `keys`, `at`, and how destinations answer (`坐席一=busy 坐席二=no-answer`)."""
    moment = datetime.fromisoformat(call.get("at", "2026-11-23 10:00")).replace(tzinfo=ZoneInfo(hotline.zone))
    outcomes = dict(pair.split("=") for pair in call.get("dest", "").split())
    script = Script(call.get("keys", ""), outcomes=outcomes)
    events = run(hotline, script, Circumstances(moment, extensions=site.extensions.numbers))
    lines = [head(hotline, moment.strftime("%Y-%m-%d %H:%M"), "", call.get("lang", "zh"))]
    lines += [line(event, hotline, call.get("lang", "zh")) for event in events]
    return "\n".join(lines) + "\n"
