"""The page in a real browser: seen, called, and unharmed by a hostile menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.page.server import Server

from .chromium import Tab
from .conftest import MENU

pytestmark = pytest.mark.slow


def test_a_call_in_the_browser(serve: Callable[..., Server], menu: Path, browser: Tab) -> None:
    browser.open(serve().address)
    browser.until(
        "document.querySelectorAll('g[data-node]').length === 4 && !document.getElementById('dial').disabled"
    )
    browser.value("tab('words')")
    browser.until("document.querySelector('#words li button')")
    browser.until("[...document.querySelectorAll('#words li button')].every((b) => !b.disabled)")
    browser.value("document.querySelector('[data-kind=outcome]').value = 'busy'")
    browser.value("document.getElementById('dial').click()")
    browser.until(
        "document.querySelector('#transcript .play') && document.querySelector('g.lit').dataset.node === '主菜单'"
    )
    browser.until("sound.playing.length === 1 && sound.context.currentTime > 0")
    browser.type("0")
    browser.until("document.querySelector('#transcript .interrupted') && sound.playing.length === 0")
    browser.until("document.getElementById('transcript').textContent.includes('占线')")
    browser.until("document.querySelector('g.lit').dataset.node === '留言'")
    browser.until("document.getElementById('transcript').textContent.includes('嘀')")
    browser.value("document.getElementById('hangup').click()")
    browser.until("document.querySelector('#transcript .hangup') && !document.querySelector('g.lit')")
    browser.value("$('called').value = '占线，留了言'; $('keep').requestSubmit()")
    browser.until("$('kept').textContent.includes('甲.calls.yaml')")
    browser.value("tab('calls')")
    browser.until("$('calls').textContent.includes('占线，留了言')")
    assert main(["test", str(menu.parent / "tests")]) == 0
    browser.value("$('keep').requestSubmit()")
    browser.until("$('kept').textContent.includes('IVRC652')")
    assert browser.problems == []


def test_a_hostile_menu_runs_no_script(serve: Callable[..., Server], menu: Path, browser: Tab) -> None:
    script = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"
    menu.write_text(
        MENU.replace("您好，", script).replace("请留言", f"</style></svg>{script}"), encoding="utf-8"
    )
    browser.open(serve().address)
    browser.until("document.querySelectorAll('g[data-node]').length === 4")
    browser.until("!document.getElementById('dial').disabled")
    browser.value("document.getElementById('dial').click()")
    browser.until("document.getElementById('transcript').textContent.includes('<img')")
    assert browser.value("tab('words'), document.getElementById('words').textContent.includes('<script>')")
    assert browser.value("window.hit === undefined && document.querySelectorAll('img, script').length === 1")
    assert browser.problems == []


def test_another_hotline_is_chosen(serve: Callable[..., Server], menu: Path, browser: Tab) -> None:
    other = menu.with_name("乙.ivr")
    other.write_text(MENU.replace("热线 甲", "热线 乙").replace("您好", "乙好"), encoding="utf-8")
    browser.open(serve(other).address)
    browser.until("$('hotline').options.length === 2 && $('name').textContent === '甲'")
    browser.value("$('hotline').value = '1'; $('hotline').dispatchEvent(new Event('change'))")
    browser.until("document.title !== '甲' && document.querySelectorAll('g[data-node]').length > 0")
    browser.value("$('dial').click()")
    browser.until("$('transcript').textContent.includes('乙好') && $('hotline').disabled")
    browser.value("$('hangup').click()")
    browser.until("!$('hotline').disabled")
    assert browser.problems == []
