"""The page in a real browser: seen, called, and unharmed by a hostile menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivrc.page.server import Server

from .chromium import PROGRAM, tab
from .conftest import MENU

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed here (apt-get install chromium)"),
    pytest.mark.slow,
]


def test_a_call_in_the_browser(serve: Callable[[], Server], tmp_path: Path) -> None:
    with tab(tmp_path / "browser", serve().address) as page:
        page.until(
            "document.querySelectorAll('g[data-node]').length === 4 && !document.getElementById('dial').disabled"
        )
        page.until("[...document.querySelectorAll('#words li button')].every((b) => !b.disabled)")
        page.value("document.querySelector('[data-kind=outcome]').value = 'busy'")
        page.value("document.getElementById('dial').click()")
        page.until(
            "document.querySelector('#transcript .play') && document.querySelector('g.lit').dataset.node === '主菜单'"
        )
        page.until("sound.playing.length === 1 && sound.context.currentTime > 0")
        page.type("0")
        page.until("document.querySelector('#transcript .interrupted') && sound.playing.length === 0")
        page.until("document.getElementById('transcript').textContent.includes('占线')")
        page.until("document.querySelector('g.lit').dataset.node === '留言'")
        page.until("document.getElementById('transcript').textContent.includes('嘀')")
        page.value("document.getElementById('hangup').click()")
        page.until("document.querySelector('#transcript .hangup') && !document.querySelector('g.lit')")
        assert page.problems == []


def test_a_hostile_menu_runs_no_script(serve: Callable[[], Server], menu: Path, tmp_path: Path) -> None:
    script = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"
    menu.write_text(
        MENU.replace("您好，", script).replace("请留言", f"</style></svg>{script}"), encoding="utf-8"
    )
    with tab(tmp_path / "browser", serve().address) as page:
        page.until("document.querySelectorAll('g[data-node]').length === 4")
        page.until("!document.getElementById('dial').disabled")
        page.value("document.getElementById('dial').click()")
        page.until("document.getElementById('transcript').textContent.includes('<img')")
        assert page.value("document.getElementById('words').textContent.includes('<script>')")
        assert page.value("window.hit === undefined && document.querySelectorAll('img, script').length === 1")
        assert page.problems == []
