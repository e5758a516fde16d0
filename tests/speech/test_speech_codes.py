"""Every code that speech uses has its page, in both languages, and no page is left over."""

import re
from pathlib import Path

import pytest

from ivrc.diagnostics import pages
from ivrc.speech import findings

USED = sorted(
    set(re.findall(r"IVRC\d{3}", Path(findings.__file__).read_text(encoding="utf-8").partition('"""\n')[2]))
)


def test_codes_and_pages_are_the_same() -> None:
    assert [code for code in pages.codes() if "IVRC500" < code < "IVRC530"] == USED
    assert len(USED) == 18


@pytest.mark.parametrize("code", USED)
def test_the_page_has_both_halves(code: str) -> None:
    for language in ("zh", "en"):
        assert pages.title(code, language)
        assert len(pages.page(code, language)) > 150
