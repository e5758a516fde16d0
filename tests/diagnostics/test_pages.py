"""Every code has its page, and every page's samples do what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import ivrc
from ivrc.compile import compile_text
from ivrc.diagnostics import pages
from ivrc.diagnostics.chosen import USUAL, Chosen

PACKAGE = Path(ivrc.__file__).parent
SAMPLE = re.compile(r"^```ivr (wrong|right)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAMPLES = [
    pytest.param(code, kind, text, id=f"{code}-{number}-{kind}")
    for code in pages.codes()
    for number, (kind, text) in enumerate(SAMPLE.findall(pages.page(code)))
]


@pytest.mark.parametrize("code", pages.codes())
def test_a_page_is_whole(code: str) -> None:
    page = pages.page(code)
    title = f"# {code} {pages.title(code, 'zh')}"
    assert page.startswith(title) and pages.title(code, "zh") and pages.title(code, "en")
    assert re.search("[\u4e00-\u9fff]", pages.title(code, "zh"))
    assert re.search("[A-Za-z]{3}", pages.title(code, "en"))
    chinese, english = pages.page(code, "zh"), pages.page(code, "en")
    assert "**为什么**" in chinese and "**怎样改**" in chinese and "## " not in chinese
    assert "**Why**" in english and re.search(r"\*\*(How to m|M)end\*\*", english) and "## " not in english
    assert english.startswith(f"# {code} {pages.title(code, 'en')}\n\n")
    assert page.count("```") % 2 == 0


@pytest.mark.parametrize(("code", "kind", "text"), SAMPLES)
def test_a_sample_does_what_it_says(code: str, kind: str, text: str) -> None:
    compiled = compile_text(text, chosen=Chosen((USUAL, code)))
    found = {one.code for one in compiled.diagnostics}
    if kind == "wrong":
        assert code in found
    else:
        assert not found
        assert compiled.hotline is not None


def test_a_wrong_menu_has_its_right_one_beside_it() -> None:
    kinds = [(sample.values[0], sample.values[1]) for sample in SAMPLES]
    for code in {code for code, kind in kinds if kind == "wrong"}:
        assert kinds.count((code, "wrong")) == kinds.count((code, "right"))


def test_the_list_is_up_to_date() -> None:
    """Mend: python -m ivrc.diagnostics.pages > docs/checks/README.md"""
    assert (PACKAGE.parent / "docs/checks/README.md").read_text(encoding="utf-8") == pages.index()
    assert all(pages.index().count(f"({code}.md)") == 1 for code in pages.codes())


@pytest.mark.parametrize("code", ["IVRC999", "../IVRC203", "", "IVRC203.md", "README"])
def test_no_page_for_what_is_no_code(code: str) -> None:
    assert pages.page(code) == pages.title(code) == ""


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert pages.page("ivrc203", "en") == pages.page("IVRC203", "en") != ""


def test_reporting_loads_nothing_heavy() -> None:
    """Only the form for people measures cells; its library is not loaded for the others."""
    program = (
        "import sys; from ivrc.diagnostics import Span, finding; from ivrc.diagnostics.render import render, Format\n"
        "found = [finding('IVRC203', Span('甲'), zh='一', en='a')]\n"
        "for form in (Format.JSON, Format.SARIF, Format.GITHUB, Format.GITLAB, Format.JUNIT): render(found, {}, form)\n"
        "print(*sorted({'wcwidth', 'lark', 'yaml', 'jsonschema', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
