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
from ivrc.page.shown import Prompt, shown
from ivrc.page.sounds import mp3
from ivrc.site import Site

from .chromium import PROGRAM, tab
from .conftest import MENU

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed here (apt-get install chromium)"),
    pytest.mark.slow,
]
HOSTILE = "</script><script>window.hit=1</script><!--<script><img src=x onerror=window.hit=1>"


def written(text: str, folder: Path) -> str:
    """The page of a menu, each prompt of it a tone; its address."""
    hotline = compile_text(text).hotline
    assert hotline is not None
    hotline = told(hotline, Site("page", {}))
    tone = folder / "tone.wav"
    soundfile.write(tone, (8000 * np.sin(np.arange(16000) / 3)).astype("int16"), 8000, subtype="PCM_16")
    prompts = [Prompt(clip.id, clip.text, clip.locale, seconds=2.0) for clip in hotline.clips.values()]
    state = {"lang": "zh", "file": "甲.ivr", "findings": [], **shown(hotline, (), prompts, [generated(hotline, (), "zh")], "zh")}  # fmt: skip
    page = document(state, dict.fromkeys((*hotline.clips, BEEP), mp3(tone)), hotline.name)
    path = folder / "页.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def test_a_file_from_disk(tmp_path: Path) -> None:
    with tab(tmp_path / "browser", written(MENU, tmp_path)) as page:
        page.until("document.querySelectorAll('g[data-node]').length === 4")
        page.value("document.querySelector('[data-kind=outcome]').value = 'busy'; $('dial').click()")
        page.until("sound.heard.length > 0 && [...sound.decoded.values()][0].duration > 1.9")
        page.type("0")
        page.until("document.querySelector('#transcript .interrupted')")
        page.until("$('transcript').textContent.includes('嘀') && litBox.dataset.node === '留言'")
        page.value("$('hangup').click()")
        page.until("document.querySelector('#transcript .hangup') && going === null")
        page.value("document.querySelectorAll('#calls li button')[1].click()")
        assert page.value("$('transcript').lastChild.className") == "hangup"
        assert page.problems == []


def test_a_hostile_menu_runs_no_script(tmp_path: Path) -> None:
    text = MENU.replace("您好，", HOSTILE).replace("请留言", f"</style></svg>{HOSTILE}")
    with tab(tmp_path / "browser", written(text, tmp_path)) as page:
        page.until("document.querySelectorAll('g[data-node]').length === 4")
        page.value("$('dial').click()")
        page.until("$('transcript').textContent.includes('</script><script>')")
        assert page.value("window.hit === undefined && document.querySelectorAll('img').length === 0")
        assert page.problems == []
