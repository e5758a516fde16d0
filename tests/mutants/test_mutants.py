"""No mutant of anything that is shipped ends in a traceback, and every fix that is offered mends what it is for.

`IVRC_MUTANTS=100000 IVRC_SEED=2 pytest -s tests/mutants` tries more, others with another seed, and prints what was slow.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from mutants import mutant, shipped

from ivrc.compile import Compiled, compile_text
from ivrc.diagnostics import Diagnostic, Span
from ivrc.diagnostics.render import Format, render
from ivrc.files import decode
from ivrc.flow.nodes import Hotline
from ivrc.hidden import RUN
from ivrc.phrases.load import read_phrases
from ivrc.project import open_project, open_site
from ivrc.scenarios import load
from ivrc.site import Site
from ivrc.switches import registry as targets
from ivrc.switches.admit import admit
from ivrc.switches.settings import complete
from ivrc.switches.target import emitted
from ivrc.yamlfile import Schema, read

TEXTS = shipped()
MENUS = [name for name in TEXTS if name.endswith(".ivr")]
YAML = [name for name in TEXTS if name.endswith(".yaml")]
MANY = int(os.environ.get("IVRC_MUTANTS", "1500"))
SEED = int(os.environ.get("IVRC_SEED", "1"))
SLOW = 1.0
"""Seconds from which on a mutant is named in the report of a long run. No test asserts a time."""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    found, _ = open_site(open_project(ROOT)[0], "lab")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(TEXTS["menus/大众联合.ivr"])
    assert compiled.hotline is not None
    return compiled.hotline


def test_there_is_something_to_change() -> None:
    assert len(MENUS) > 100 and len(YAML) > 30


def test_menus(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    compiled = slow = 0
    for number in range(MANY):
        name = chance.choice(MENUS)
        text = mutant(TEXTS[name], chance)
        begun = time.process_time()
        result = _answered(text)
        compiled += result.hotline is not None
        if result.hotline is not None and number % 10 == 0:
            _emitted(result.hotline, site)
        if (took := time.process_time() - begun) > SLOW:
            slow += 1
            _say(capsys, f"{took:.1f} s: mutant {number} of {name}, {len(text)} characters")
    assert MANY // 20 < compiled < MANY
    _say(capsys, f"{MANY} menus changed, {compiled} of them compile, {slow} took more than {SLOW:g} s")


def test_yaml_files(hotline: Hotline, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    refused = 0
    for _ in range(MANY // 3):
        name = chance.choice(YAML)
        text, found = decode(mutant(TEXTS[name], chance).encode(errors="surrogatepass"), Span(name))
        if text is not None:
            found = _read(name, text, hotline)
            _told(found, {name: text})
        refused += bool(found)
    assert refused > MANY // 30
    _say(capsys, f"{MANY // 3} YAML files changed, of {refused} something is told")


def test_every_fix_mends_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    fixed = set[str]()
    applied = 0
    for _ in range(MANY // 5):
        text = mutant(TEXTS[chance.choice(MENUS)], chance)
        before = compile_text(text).diagnostics
        for one in [one for one in before if one.fix is not None][:4]:
            _mends(one, text, before)
            fixed.add(one.code)
            applied += 1
    assert len(fixed) > 4 and applied > MANY // 50
    _say(capsys, f"{applied} fixes applied, of {', '.join(sorted(fixed))}")


def _answered(text: str) -> Compiled:
    compiled = compile_text(text)
    _told(compiled.diagnostics, compiled.sources)
    return compiled


def _told(found: list[Diagnostic], sources: dict[str, str]) -> None:
    for one in found:
        assert one.zh and one.en and one.mend_zh and one.mend_en, one
    for form in Format:
        render(found, sources, form)


def _emitted(hotline: Hotline, site: Site) -> None:
    """What is built of a mutant holds nothing unseen, least of all in its comments."""
    for name in targets.SHIPPED:
        target = targets.load(name)
        if not admit(hotline, site, target):
            for text in emitted(target, hotline, site).files.values():
                assert not RUN.search(text)


def _read(name: str, text: str, hotline: Hotline) -> list[Diagnostic]:
    if name.startswith("prompts/"):
        return list(read_phrases(name, text)[1])
    if name.endswith(".calls.yaml"):
        result = read(name, text, load._SCHEMA)
        if result.value is None or result.diagnostics:
            return list(result.diagnostics)
        return load.scenarios(load.File(name, result.value, result.marks, text), hotline, ("80XX",))[1]
    schemas = ROOT / "ivrc" / "schemas"
    project = Schema(schemas / "project.json")
    return list(
        read(
            name, text, project if name.endswith("ivrc.yaml") else Schema(schemas / "site.json", complete)
        ).diagnostics
    )


def _mends(one: Diagnostic, text: str, before: list[Diagnostic]) -> None:
    """With the fix in its place the finding is gone, and no other error stands on what was put there. What follows on
    its line or in its block is read for the first time then, and is judged by itself: what a block lacks is told at its
    header (IVRC208 to IVRC226), and so is a name that another block has (IVRC202)."""
    rows = text.split("\n")
    row = rows[one.span.line - 1]
    assert one.span.end_line == one.span.line and one.fix is not None
    rows[one.span.line - 1] = row[: one.span.column - 1] + one.fix + row[one.span.end_column - 1 :]
    assert "\n".join(rows) != text, one
    after = compile_text("\n".join(rows)).diagnostics
    end = one.span.column + len(one.fix)
    again = [
        other
        for other in after
        if other.span.line == one.span.line
        and one.span.column <= other.span.column < max(end, other.span.end_column) <= end
        and other.severity == "error"
        and not (one.code == "IVRC101" and (other.code == "IVRC202" or "IVRC208" <= other.code <= "IVRC226"))
        and (other.code == one.code or not any(_same(other, known) for known in before))
    ]
    assert not again, (one, again)


def _same(one: Diagnostic, other: Diagnostic) -> bool:
    return (one.code, one.span.line) == (other.code, other.span.line)


def _say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        if "IVRC_MUTANTS" in os.environ:
            print(line)
