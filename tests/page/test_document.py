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


QUEUE = MENU.replace("""转接 人工：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 留言
""", """排队 人工：“坐席正忙，请稍候。”
    不想等待请按1 → 留言
    拨 前台，后台，依次，每个振铃 10秒
    每隔 30秒 “请您耐心等待，不想等待请按1。”
    最长等待 10分钟
    无坐席   → 留言
    等待超时 → 留言
""")  # fmt: skip


def test_what_is_heard_in_a_queue(tmp_path: Path, browser: Tab) -> None:
    browser.open(written(QUEUE, tmp_path))
    browser.until("document.querySelectorAll('g[data-node]').length === 4")
    browser.value(
        "for (const each of program.nodes.values()) if (each.kind === 'queue') each.between.every_seconds = 0.1"
    )
    busy = "for (const each of chosen('outcome')) each.value = 'busy'"
    browser.value(f"{busy}; $('dial').click()")
    browser.until("document.querySelector('#transcript .play')")
    browser.type("0")
    browser.until("document.querySelectorAll('#transcript .held').length > 3 && !$('longer').hidden")
    assert browser.value("document.querySelector('.held').textContent").startswith("♪ 等待音乐")
    assert "插播  “请您耐心等待" in browser.value("$('transcript').textContent")
    browser.type("7")
    browser.value("$('longer').click()")
    browser.until("document.querySelector('#transcript .left') && $('longer').hidden")
    assert browser.value("document.querySelectorAll('#transcript .announced').length") == 0
    browser.value("$('hangup').click()")
    browser.until("going === null")
    browser.value("$('called').value = '等不到'; $('keep').requestSubmit()")
    hotline = compile_text(QUEUE).hotline
    assert hotline and passes(browser.value("$('scenario').value"), hotline, ())
    browser.value("$('dial').click()")
    browser.until("document.querySelector('#transcript .play')")
    browser.type("0")
    browser.until("document.querySelector('#transcript .held')")
    browser.type("1")
    browser.until("$('transcript').textContent.includes('按键离开排队')")
    browser.value("$('hangup').click()")
    browser.until("going === null")
    browser.value("$('keep').requestSubmit()")
    assert passes(browser.value("$('scenario').value"), hotline, ()) and browser.problems == []


def test_a_hostile_menu_runs_no_script(tmp_path: Path, browser: Tab) -> None:
    text = MENU.replace("您好，", HOSTILE).replace("请留言", f"</style></svg>{HOSTILE}")
    browser.open(written(text, tmp_path))
    browser.until("document.querySelectorAll('g[data-node]').length === 4")
    browser.value("$('dial').click()")
    browser.until("$('transcript').textContent.includes('</script><script>')")
    assert browser.value("window.hit === undefined && document.querySelectorAll('img').length === 0")
    assert browser.problems == []
