"""Each check's page: its title is the check's, its wrong samples give the code, its right samples give nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrc.checks.model import Check
from ivrc.checks.registry import CHECKS
from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import USUAL, Chosen
from ivrc.diagnostics.codes import table

PAGES = Path(__file__).parents[2] / "docs" / "checks"
SAMPLE = re.compile(r"^```ivr (wrong|right)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_page(check: Check) -> None:
    text = (PAGES / f"{check.code}.md").read_text("utf-8")
    code = table()[check.code]
    assert text.startswith(f"# {check.code} {code.zh} / {code.en}\n")
    assert "\n## 中文\n" in text and "\n## English\n" in text
    samples = SAMPLE.findall(text)
    kinds = {kind for kind, _ in samples}
    assert kinds == ({"right"} if check.code == "IVRC302" else {"wrong", "right"})
    for kind, sample in samples:
        found = compile_text(sample, chosen=Chosen((USUAL, check.code))).diagnostics
        told = "\n".join(f"{d.span.line} {d.code} {d.zh}" for d in found)
        if kind == "wrong":
            assert check.code in {d.code for d in found}, told + sample
        else:
            assert not found, told + sample


def test_no_page_without_a_check() -> None:
    others = {"IVRC355", "IVRC381"}  # what ivrc.yaml sets, and a file of a team's own checks
    asked = {check.code for check in CHECKS}
    assert {path.stem for path in PAGES.glob("IVRC3*.md")} - others <= asked
    assert asked <= {path.stem for path in PAGES.glob("IVRC*.md")}
