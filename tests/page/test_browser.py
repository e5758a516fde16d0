"""The page in a real browser: seen, called, and unharmed by a hostile menu."""

from __future__ import annotations

import json
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


MARKS = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>`]]>--><!--&lt;b&gt;</style></svg>"
"""What begins or ends something in HTML, SVG, JSON in a script, CSS and a template string."""
STRANGE = MARKS.replace("/", "\u2215") + "${window.hit=1}'\"\u2028\u202e"
"""The same as the name of a file may have it, with a line separator and what turns the direction of writing."""
EVERYWHERE = """\
热线 甲 4001
    企业名称 用
    无按键  5秒，→ 再见
    按错键  → 再见
    故障    → 再见

菜单 主菜单：“MARKS”
    人工请按0 → 人工

播报 人工：《招牌》
    记录 来过（原因=<img src=x onerror=window.hit=1>）
    → 再见

播报 再见：“再见。” → 挂机
"""
OWN = "group: {zh: 'MARKS', en: 'MARKS'}\nphrases:\n  招牌:\n    when: {zh: 'MARKS', en: 'MARKS'}\n    texts: {zh-CN: 'MARKS'}\n"


def unharmed(browser: Tab, scripts: int = 1) -> None:
    """No script of a menu has run, and none of its words has become a part of the page."""
    browser.value("for (const name of ['words', 'calls', 'told', 'phone']) tab(name); $('all').click()")
    browser.value("for (const box of boxes()) { openBlock(box.dataset.node); $('block').close(); }")
    browser.value("$('search').value = '<img'; $('search').dispatchEvent(new Event('input'))")
    parts = "document.querySelectorAll('img, script, iframe, [onload], [onerror]').length"
    assert browser.value(f"window.hit === undefined && {parts} === {scripts}"), browser.problems
    assert browser.problems == []


def test_a_hostile_project_runs_no_script(serve: Callable[..., Server], menu: Path, browser: Tab) -> None:
    (menu.parent / "prompts").mkdir()
    (menu.parent / "prompts" / "own.yaml").write_text(OWN.replace("MARKS", MARKS), encoding="utf-8")
    hostile = menu.with_name(f"{STRANGE[:60]}.ivr")
    hostile.write_text(EVERYWHERE.replace("MARKS", MARKS), encoding="utf-8")
    broken = menu.with_name(f"{STRANGE[-60:]}.ivr")
    broken.write_text(f"{EVERYWHERE}\n菜单 <script>{MARKS}\n    {MARKS} → {MARKS}\n", encoding="utf-8")
    server = serve(hostile, broken)
    server.hotlines.read_all()
    browser.open(server.address)
    for number, ready in (
        ("1", "!$('dial').disabled && boxes().length > 2"),
        ("2", "shown.findings.length > 1"),
    ):
        browser.until(f"$('hotline').options.length === 3 && $('hotline').options[{number}].textContent")
        browser.value(f"$('hotline').value = '{number}'; $('hotline').dispatchEvent(new Event('change'))")
        browser.until(f"shown.file !== '甲.ivr' && {ready}")
        if number == "1":
            browser.value("$('dial').click()")
            browser.until("$('transcript').textContent.includes('<img')")
            browser.type("0")
            browser.until("$('transcript').textContent.includes('来过') && going === null")
            browser.value(
                f"$('called').value = {json.dumps(MARKS + '${window.hit=1}')}; $('keep').requestSubmit()"
            )
            browser.until("$('kept').textContent.includes('.calls.yaml')")
            browser.value("tab('calls')")
            browser.until("$('calls').textContent.includes('${window.hit=1}')")
        unharmed(browser)


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
