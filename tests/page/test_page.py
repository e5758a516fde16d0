"""What the page is served, to whom, and that a call in it is the simulator's."""

from __future__ import annotations

import argparse
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ivrc.cli import main
from ivrc.cli.open import _opened, now_and_then
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.page.server import POLICY, Server
from ivrc.speech.production import Begun

from .conftest import MENU

Serve = Callable[..., Server]


def got(server: Server, where: str, body: Any = None, **headers: str) -> Any:
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(server.address + where, data=data, headers=headers)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        read = answer.read()
        return json.loads(read) if "json" in answer.headers["Content-Type"] else read


def refused(server: Server, where: str, body: Any = None, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as problem:
        got(server, where, body, **headers)
    return problem.value.code


def until(meets: Callable[[], Any]) -> Any:
    """What comes in time; a machine may be very busy."""
    ends = time.monotonic() + 120
    while not (found := meets()):
        assert time.monotonic() < ends
        time.sleep(0.05)
    return found


def test_the_page_and_what_it_shows(serve: Serve) -> None:
    server = serve()
    page = got(server, "").decode()
    assert '<script src="desk.js"' in page and "onclick" not in page and "<style" not in page
    assert b"innerHTML" not in got(server, "desk.js") and got(server, "desk.css")
    state = got(server, "state")
    assert state["name"] == "甲" and state["given"]["destinations"] == ["前台"]
    assert got(server, "picture?kinds=all").decode().count("<g data-node=") == 5
    assert next(clip["text"] for clip in state["prompts"]) == "您好，欢迎致电。"


def test_clips_are_heard_once_there_are_any(serve: Serve) -> None:
    server = serve()
    clips = until(lambda: [c for c in got(server, "state")["prompts"] if c["seconds"]])
    assert got(server, f"clip/0/{quote(clips[0]['id'])}")[:4] == b"RIFF"
    assert {
        refused(server, each)
        for each in (
            "clip/0/..%2f..%2fivrc.yaml",
            "clip/0/none",
            "clip/9/none",
            "clip/0",
            "clip/",
            "state?of=1",
            "state?of=%C2%B2",
        )
    } == {404}


def test_nobody_else_is_answered(serve: Serve) -> None:
    server = serve()
    other = urllib.request.Request(server.address.replace(server.token, "x" * len(server.token)))
    with pytest.raises(urllib.error.HTTPError) as problem:
        urllib.request.urlopen(other, timeout=60)
    assert problem.value.code == 403
    assert refused(server, "state", Host="evil.example") == 403
    assert refused(server, "state", {}) == 403
    assert refused(server, "scenarios", {"name": "x"}, Origin="http://evil.example") == 403
    assert refused(server, "scenarios", [1]) == 400
    assert refused(server, "scenarios", 1, **{"Content-Length": "9999999"}) == 413
    assert server.server_address[0] == "127.0.0.1"


def test_a_change_of_the_file_is_shown(serve: Serve, menu: Path) -> None:
    server = serve()
    first = got(server, "state")
    menu.write_text(MENU.replace("热线 甲", "热线 乙"), encoding="utf-8")
    os.utime(menu, ns=(1, 1))
    second = until(lambda: (state := got(server, "state"))["name"] == "乙" and state)
    assert second["version"] != first["version"]
    menu.write_text(MENU + "什么\n", encoding="utf-8")
    third = until(lambda: (state := got(server, "state"))["findings"] and state)
    assert "name" not in third and third["findings"][0]["code"] == "IVRC101"


CALL: dict[str, Any] = {
    "name": "占线",
    "at": "2026-11-23 10:00",
    "keys": "0",
    "answers": {"前台": "busy"},
    "exact": True,
}
CALL["expect"] = [
    "接通", "听到 您好，欢迎致电。", "听到 人工请按0", "按键 0", "呼叫 前台", "占线", "听到 请留言。", "听到 嘀声", "留言", "听到 再见。", "系统挂机",
]  # fmt: skip
OTHERWISE = {
    "nothing of it": {},
    "no name": {**CALL, "name": " "},
    "a name of two lines": {**CALL, "name": "占\n线"},
    "a name that hides": {**CALL, "name": "占\u202e线"},
    "another end": {**CALL, "expect": [*CALL["expect"][:-1], "主叫挂机"]},
    "a field that there is not": {**CALL, "x": 1},
    "no scenario at all": {"name": "占线", "expect": [[[{}]]]},
}


def test_a_call_is_kept_once_and_plays_the_same(serve: Serve, menu: Path) -> None:
    server = serve()
    place = menu.parent / "tests" / "甲.calls.yaml"
    assert got(server, "scenarios", CALL)["kept"].endswith("甲.calls.yaml")
    first = place.read_text("utf-8")
    assert got(server, "scenarios", CALL)["problems"][0]["code"] == "IVRC652"
    assert place.read_text("utf-8") == first
    own = first.replace("calls:\n", "calls: # 我的\n").replace("\n", "\r\n") + "# 完"
    place.write_bytes(own.encode())
    assert "kept" in got(server, "scenarios", {**CALL, "name": "又占线"})
    assert place.read_bytes().startswith(own.encode()) and main(["test", str(place)]) == 0
    group = until(lambda: got(server, "state")["calls"])[0]
    assert [each["name"] for each in group["calls"]] == ["占线", "又占线"]


@pytest.mark.parametrize("told", OTHERWISE.values(), ids=OTHERWISE)
def test_what_would_not_play_the_same_is_not_kept(serve: Serve, menu: Path, told: dict[str, Any]) -> None:
    assert got(serve(), "scenarios", told)["problems"][0]["code"] in ("IVRC652", "IVRC653")
    assert not (menu.parent / "tests").exists()


@pytest.mark.parametrize(
    "text",
    ["menu: 乙.ivr\ncalls:\n- {name: 甲, expect: [占线]}\n", "menu: 甲.ivr\ncalls: []\n", "", "x: [\n"],
)
def test_a_file_of_something_else_is_left_alone(serve: Serve, menu: Path, text: str) -> None:
    place = menu.parent / "tests" / "甲.calls.yaml"
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    assert got(serve(), "scenarios", CALL)["problems"] and place.read_text("utf-8") == text


def test_a_menu_that_has_changed_since_is_told(serve: Serve, menu: Path) -> None:
    server = serve()
    menu.write_text(MENU.replace("再见。", "再会。"), encoding="utf-8")
    assert got(server, "scenarios", CALL)["problems"][0]["code"] == "IVRC653"
    menu.write_text("什么\n", encoding="utf-8")
    assert got(server, "scenarios", CALL)["problems"][0]["code"].startswith("IVRC1")


def test_several_hotlines_each_with_what_is_found(serve: Serve, menu: Path) -> None:
    faulty, other = menu.with_name("错.ivr"), menu.with_name("乙.ivr")
    faulty.write_text(MENU.replace("→ 人工\n", "→ 谁\n"), encoding="utf-8")
    other.write_text(MENU.replace("热线 甲 4001", "热线 乙 4002"), encoding="utf-8")
    server = serve(faulty, other)
    assert got(server, "hotlines") == [{"file": name} for name in ("甲.ivr", "错.ivr", "乙.ivr")]
    server.hotlines.read_all()
    listed = got(server, "hotlines")
    assert (
        [each["name"] for each in listed] == ["甲", "", "乙"]
        and listed[1]["errors"]
        and not listed[2]["errors"]
    )
    assert got(server, "state?of=2")["name"] == "乙" and "name" not in got(server, "state?of=1")
    assert not got(server, "picture?of=1&kinds=all")
    other.write_text(MENU.replace("热线 甲 4001", "热线 丙 4002"), encoding="utf-8")
    assert got(server, "hotlines")[2]["name"] == "丙"
    assert got(server, "scenarios?of=2", CALL)["kept"].endswith("乙.calls.yaml")
    assert not (menu.parent / "tests" / "甲.calls.yaml").exists()


def test_voices_come_with_what_is_known_of_the_words(menu: Path) -> None:
    opened = _opened(argparse.Namespace(lang="zh", engine=["tones"], no_audio=False), menu)
    prompts = until(
        lambda: (own := (opened.state() or {})["prompts"]) and all(each["seconds"] for each in own) and own
    )
    assert [each["text"] for each in prompts][:2] == ["您好，欢迎致电。", "人工请按0"]
    assert [each["kind"].split(" · ")[0] for each in prompts if each["text"]] == ["草稿"] * 4
    assert all(opened.clip(each["id"]) for each in prompts)


def test_voices_are_looked_at_as_they_come() -> None:
    looked: list[int] = []
    told = now_and_then(lambda: looked.append(1))
    begun = Begun(1, 2, Clip("a", "b", "zh-CN", (), Span("a.ivr")), 0.0)
    until(lambda: told(begun) or looked)
    for _ in range(100):
        told(begun)
    assert len(looked) < 100
