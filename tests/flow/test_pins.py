"""A PIN that the site binds: how it is written, what may be typed, what is told, and where it stands in nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Hotline
from ivrc.pins import bound
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.registry import load
from tests.flow.test_area_table import NOW

MENU = """热线 水务 4008005551
    开关 停水
    无按键 5秒，重听 2次，→ 再见
    按错键 “不对。” 重听 2次，→ 再见
    故障 → “系统故障。” 再见

收号 口令：“请输入口令，按井号键结束。”
    4至8位，以#结束，保密，须是口令 管理员
    → 打开通知

播报 打开通知
    打开 停水
    “已经打开。” → 再见

播报 再见：“再见。” → 挂机
"""
LINE = "4至8位，以#结束，保密，须是口令 管理员"
ENGLISH = """hotline water 8005551234
    language en-US
    no input 5s, repeat 2 times, -> bye
    wrong key "That is wrong." repeat 2 times, -> bye
    fault -> "Sorry." bye

menu ask: "Enter your PIN, then press pound."
    4 to 8 digits {code}, ended by #, must be the PIN manager -> bye

say bye: "Good bye." -> hang up
"""
PIN = "471108"


def flow(text: str = MENU) -> Hotline:
    compiled = compile_text(text)
    assert compiled.hotline is not None, compiled.diagnostics
    return compiled.hotline


def at(pin: str, text: str = MENU) -> Hotline:
    hotline, found = bound(flow(text), Site("试", {}, pins={"管理员": pin}))
    assert not found
    return hotline


def turns(hotline: Hotline, *typed: str) -> bool:
    keys = "".join(typed)
    return any(event.kind == "turn" for event in run(hotline, Script(keys), Circumstances(NOW)))


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        "4至8位，以#结束，须是口令 管理员",
        "4至8位，须是口令 管理员，以#结束",
        "4至8位，以#结束，保密，必须是口令　管理员",
        "4 to 8 digits, ended by #, secret, must be the pin 管理员",
    ],
)
def test_it_is_written_so_and_is_secret(line: str) -> None:
    hotline = flow(MENU.replace(LINE, line))
    assert hotline.values["口令"].secret
    (ask,) = [each for each in as_json(hotline)["nodes"] if each["id"] == "口令"]
    assert [each["pin"] for each in ask["entries"] if "pin" in each] == ["管理员"]


def test_a_menu_may_ask_for_it_too() -> None:
    hotline = flow(ENGLISH)
    assert hotline.values["code"].secret and "manager" in str(hotline.nodes["ask"])


@pytest.mark.parametrize(
    ("typed", "lets_in"),
    [
        (f"{PIN}#", True),
        (PIN, True),
        ("471109#", False),
        ("4711#", False),
        (f"{PIN}0#", False),
        (f"0{PIN}#", False),
        ("47110#", False),
        ("-", False),
        (f"471109#{PIN}#", True),
        (f"-{PIN}#", True),
        (f"471108150{PIN}#", True),
        (f"47110815{PIN}#", False),
    ],
)
def test_the_pin_alone_lets_in(typed: str, lets_in: bool) -> None:
    assert turns(at(PIN), typed) == lets_in


def test_zeros_count() -> None:
    assert turns(at("0007"), "0007#") and not turns(at("0007"), "00007#")


def test_nothing_of_it_is_in_the_trace() -> None:
    trace = run(at(PIN), Script(f"471109#{PIN}#"), Circumstances(NOW))
    told = json.dumps([each.as_dict() for each in trace], ensure_ascii=False)
    typed = [each.what for each in trace if each.kind in ("key", "wrong", "set")]
    assert PIN not in told and all(what[-1] == "******" for what in typed)


def test_the_calls_type_it_and_another() -> None:
    paths = generate(at(PIN), Surroundings())
    typed = {act for path in paths.paths for act in path.call.plan.waits}
    assert not paths.unreached and f"{PIN}#" in typed and "471100#" in typed


def test_the_built_file_does_not_hold_it() -> None:
    hotline = at(PIN)
    (text,) = load("asterisk").emit(hotline, Site("试", {})).files.values()
    assert PIN not in text and "SHA1(" in text and text.count("StackPop()") >= 1
    (other,) = load("asterisk").emit(at("471109"), Site("试", {})).files.values()
    assert other != text


def test_a_hotline_without_one_is_emitted_as_it_was() -> None:
    plain = flow(MENU.replace("，须是口令 管理员", ""))
    (text,) = load("asterisk").emit(plain, Site("试", {})).files.values()
    assert "SHA1" not in text and "LOCAL" not in text and "Set(WAITDIGITRESULT=)" in text


def test_on_freeswitch_no_step_names_what_is_typed_or_what_the_pin_is() -> None:
    hotline = at(PIN)
    (text,) = load("freeswitch").emit(hotline, Site("试", {})).files.values()
    known = dict(re.findall(r'<X-PRE-PROCESS cmd="set" data="(\w+)=(\w+)"/>', text))
    steps = [line for line in text.splitlines() if "<action" in line or "<condition" in line]
    assert len(known) == 3 and PIN not in text
    assert not [line for line in steps if any(held in line for held in known.values())]
    menu = text[text.index('.口令">') :].split("</context>")[0]
    assert "ivrc_right" in menu and "ivrc_key" not in menu
    (kept,) = [line for line in steps if "${$1}" in line]
    assert re.search(r"=\$\{uuid_setvar\(\$\{uuid\} ivrc_proof \$\{md5\(.*\)\}\)\}\"/>$", kept)
    (other,) = load("freeswitch").emit(at("471109"), Site("试", {})).files.values()
    assert other != text


def test_another_hotline_with_the_same_pin_has_other_digests() -> None:
    one, other = (
        load("freeswitch").emit(at(PIN)._replace(name=name), Site("试", {})).files for name in ("一", "二")
    )
    held = [
        set(re.findall(r'cmd="set" data="\w+=(\w+)"/>', "".join(files.values()))) for files in (one, other)
    ]
    assert held[0] and not held[0] & held[1]


def test_voicexml_refuses_it_with_the_way_round() -> None:
    told = [each for each in admit(at(PIN), Site("试", {}), load("voicexml")) if each.code == "IVRC401"]
    assert any("Asterisk" in each.zh and "口令" in each.zh and "PIN" in each.en for each in told)


@pytest.mark.parametrize(
    ("pins", "words"),
    [
        ({}, "没有写口令“管理员”"),
        ({"管理圆": PIN}, "没有写口令“管理员”"),
        ({"管理员": "123456789"}, "9 位"),
    ],
)
def test_a_pin_that_is_not_bound_is_told_without_its_digits(pins: dict[str, str], words: str) -> None:
    _, found = bound(flow(), Site("试", {}, pins=pins))
    assert [each.code for each in found] == ["IVRC408"] and words in found[0].zh
    assert not any(pin in f"{found[0]}" for pin in pins.values())


@pytest.mark.parametrize("line", ["3位，须是口令 管理员", "4至8位，末位可为*，以#结束，须是口令 管理员"])
def test_what_no_pin_can_be_is_told(line: str) -> None:
    assert [each.code for each in compile_text(MENU.replace(LINE, line)).diagnostics] == ["IVRC254"]


def project(root: Path, site: str) -> str:
    for folder in ("menus", "sites"):
        (root / folder).mkdir()
    (root / "ivrc.yaml").write_text("site: lab\ntargets: [asterisk]\n", "utf-8")
    (root / "sites/lab.yaml").write_text(site, "utf-8")
    (root / "menus/水务.ivr").write_text(MENU, "utf-8")
    return str(root / "menus/水务.ivr")


def test_a_call_takes_the_pin_of_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project(tmp_path, f'pins: {{管理员: "{PIN}"}}\n')
    assert main(["call", file, "--json", "--keys", f"{PIN}#"]) == 0
    told = capsys.readouterr().out
    assert '"turn"' in told and PIN not in told


def test_a_call_takes_another_that_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project(tmp_path, "{}\n")
    assert main(["call", file, "--json", "--keys", "0815#", "--pin", "管理员=0815"]) == 0
    assert '"turn"' in capsys.readouterr().out
    assert main(["call", file, "--json", "--keys", "0815#"]) != 0
    assert "IVRC408" in capsys.readouterr().err
    for wrong in ("管理员", "管理员=", "管理员=１２３４", "管理员=12a4", "经理=0815"):
        assert (
            main(
                ["call", file, "--pin", wrong, "--pin", "管理员=0815"]
                if "经理" in wrong
                else ["call", file, "--pin", wrong]
            )
            != 0
        )


@pytest.mark.parametrize(
    "value", ["4711", '"471"', '"47a1"', '"４７１１"', '"4711 "', '"12345678901234567"', "[4711]", "null"]
)
def test_a_site_binds_digits_in_quotes(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project(tmp_path, f"pins: {{管理员: {value}}}\n")
    assert main(["call", file, "--keys", "1#"]) == 1
    assert "sites/lab.yaml" in capsys.readouterr().err


def test_a_build_without_the_pin_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project(tmp_path, "{}\n")
    out = str(tmp_path / "dist")
    assert main(["build", file, "--no-audio", "-o", out]) == 1
    assert "IVRC408" in capsys.readouterr().out
    (tmp_path / "sites/lab.yaml").write_text(f'pins: {{管理员: "{PIN}"}}\n', "utf-8")
    assert main(["build", file, "--no-audio", "-o", out]) == 0
    files = [path for path in Path(out).rglob("*") if path.is_file()]
    assert files and not any(PIN.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_the_calls_that_are_listed_tell_no_pin(
    options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project(tmp_path, f'pins: {{管理员: "{PIN}"}}\n')
    assert main(["paths", file, *options]) == 0
    told = capsys.readouterr()
    assert PIN[:-1] not in told.out + told.err
    assert "1357#" in told.out and "管理员" in told.err and "1357" in told.err


def test_a_comparison_tells_no_pin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(project(tmp_path, f'pins: {{管理员: "{PIN}"}}\n'))
    other = file.with_name("新.ivr")
    other.write_text(MENU.replace("已经打开", "打开了"), "utf-8")
    for form in ("table", "json"):
        assert main(["diff", str(file), str(other), "--format", form]) == 0
        told = capsys.readouterr().out
        assert "打开了" in told and PIN[:-1] not in told
