"""Every code that speech uses has its page, in both languages, and no page is left over."""

import re
from pathlib import Path

import pytest

from ivrc.diagnostics import pages
from ivrc.speech import findings, run_findings
from ivrc.speech.engines import edge_findings
from ivrc.speech.kokoro import model_findings
from ivrc.speech.sherpa import refusals as sherpa_findings

CODE = "".join(
    Path(file).read_text(encoding="utf-8").partition('"""\n')[2]
    for file in (
        findings.__file__,
        run_findings.__file__,
        edge_findings.__file__,
        model_findings.__file__,
        sherpa_findings.__file__,
    )
)
USED = sorted({code for code in re.findall(r"IVRC\d{3}", CODE) if code < "IVRC530"})


def test_codes_and_pages_are_the_same() -> None:
    assert [code for code in pages.codes() if "IVRC500" < code < "IVRC530"] == USED
    assert len(USED) == 19


@pytest.mark.parametrize("code", USED)
def test_the_page_has_both_halves(code: str) -> None:
    for language in ("zh", "en"):
        assert pages.title(code, language)
        assert len(pages.page(code, language)) > 150
