"""The page as one file, opened from disk: called, heard, replayed, and unharmed by a hostile menu."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.compile import compile_text
from ivrc.flow.nodes import BEEP
from ivrc.page.document import document
from ivrc.page.program import told
from ivrc.page.replays import generated
from ivrc.page.shown import Prompt, drawn, shown
from ivrc.page.sounds import mp3
from ivrc.scenarios.recorded import passes
from ivrc.site import Site

from .chromium import Tab
from .conftest import MENU

pytestmark = pytest.mark.slow
HOSTILE = "</script><script>window.hit=1</script><!--<script><img src=x onerror=window.hit=1>"


def written(text: str, folder: Path) -> str:
    """The page of a menu, each prompt of it a tone; its address."""
    hotline = compile_text(text).hotline
    assert hotline is not None
    hotline = told(hotline, Site("page", {}))
    tone = folder / "tone.wav"
    soundfile.write(tone, (8000 * np.sin(np.arange(16000) / 3)).astype("int16"), 8000, subtype="PCM_16")
    prompts = [Prompt(clip.id, clip.text, clip.locale, seconds=2.0) for clip in hotline.clips.values()]
    state = {"lang": "zh", "file": "甲.ivr", "findings": [], "pictures": {kinds: drawn(hotline, "zh", kinds) for kinds in ("usual", "all")}, **shown(hotline, (), prompts, [generated(hotline, (), "zh")], "zh")}  # fmt: skip
    page = document(state, dict.fromkeys((*hotline.clips, BEEP), mp3(tone)), hotline.name)
    path = folder / "页.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def test_a_file_from_disk(tmp_path: Path, browser: Tab) -> None:
    browser.open(written(MENU, tmp_path))
    browser.until("document.querySelectorAll('g[data-node]').length === 4")
    browser.value("document.querySelector('[data-kind=outcome]').value = 'busy'; $('dial').click()")
    browser.until("sound.heard.length > 0 && [...sound.decoded.values()][0].duration > 1.9")
    browser.type("0")
    browser.until("document.querySelector('#transcript .interrupted')")
    browser.until("$('transcript').textContent.includes('嘀') && litBox.dataset.node === '留言'")
    browser.value("$('hangup').click()")
    browser.until("document.querySelector('#transcript .hangup') && going === null")
    browser.value("tab('calls'); document.querySelectorAll('#calls li button')[1].click()")
    assert browser.value("$('transcript').lastChild.className") == "hangup"
    browser.value("$('called').value = '一通: #1'; $('keep').requestSubmit()")
    hotline = compile_text(MENU).hotline
    assert hotline and passes(browser.value("$('scenario').value"), hotline, ())
    assert browser.problems == []


def test_a_hostile_menu_runs_no_script(tmp_path: Path, browser: Tab) -> None:
    text = MENU.replace("您好，", HOSTILE).replace("请留言", f"</style></svg>{HOSTILE}")
    browser.open(written(text, tmp_path))
    browser.until("document.querySelectorAll('g[data-node]').length === 4")
    browser.value("$('dial').click()")
    browser.until("$('transcript').textContent.includes('</script><script>')")
    assert browser.value("window.hit === undefined && document.querySelectorAll('img').length === 0")
    assert browser.problems == []
