"""The page as one file in Firefox: opened from disk, seen, called, heard and saved, as in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.scenarios.recorded import passes

from .conftest import MENU
from .firefox import PROGRAM, firefox
from .test_document import HOSTILE, written

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="no Firefox is installed here (apt-get install firefox-esr)"),
    pytest.mark.slow,
]


def test_a_file_from_disk(tmp_path: Path) -> None:
    text = MENU.replace("您好，", HOSTILE)
    with firefox(tmp_path / "firefox") as page:
        page.open(written(text, tmp_path))
        page.until("document.querySelectorAll('g[data-node]').length === 4")
        assert page.value("document.querySelector('#picture .start').getBoundingClientRect().width > 50")
        page.value("(document.querySelector('[data-kind=outcome]').value = 'busy', $('dial').click())")
        page.until("sound.heard.length > 0 && [...sound.decoded.values()][0].duration > 1.9")
        page.value("press('0')")
        page.until("$('transcript').textContent.includes('嘀') && litBox.dataset.node === '留言'")
        page.value("$('hangup').click()")
        page.until("document.querySelector('#transcript .hangup') && going === null")
        page.value("($('called').value = '占线', $('keep').requestSubmit())")
        hotline = compile_text(text).hotline
        assert hotline and passes(page.value("$('scenario').value"), hotline, ())
        page.value("(tab('words'), tab('calls'), document.querySelectorAll('#calls li button')[1].click())")
        assert page.value("window.hit === undefined && document.querySelectorAll('img').length === 0")
        assert page.problems == []
