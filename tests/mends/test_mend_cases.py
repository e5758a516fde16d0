"""What `check --fix` writes: each mend as written, what it leaves alone, and that it does what it says and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from ivrc.cli.fix import mend
from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.nodes import Hotline
from ivrc.mends.registry import by_code

ALL = Chosen(("strict",))
ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/checks/cases"
FRAME = (CASES / "frame.ivr").read_text(encoding="utf-8")
MENU = "菜单 主菜单\n    {}\n" + FRAME


def fixed(text: str) -> tuple[str, list[str], list[str]]:
    """The text as it is mended, the codes of what was mended, and of what is left."""

    def check(texts: Mapping[str, str]) -> tuple[list[Diagnostic], Mapping[str, str]]:
        now = texts.get("menu.ivr", text)
        return compile_text(now, chosen=ALL).diagnostics, {"menu.ivr": now}

    made = mend(check)
    after = made.after.get("menu.ivr", text)
    return after, [one.code for one in made.done], [one.code for one in made.left]


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("按1办理业务 → 再见", "办理业务按1 → 再见"),
        ("请按2键查询余额 → 再见", "查询余额请按2键 → 再见"),
        ("請撥3查詢餘額 → 再见", "查詢餘額請撥3 → 再见"),
        ("请按星号键返回 → 再见   // 老规矩", "返回请按星号键 → 再见   // 老规矩"),
        ("Press 1 for sales -> 再见", "For sales, press 1 -> 再见"),
        ("Please press 2 to hear our hours -> 再见", "To hear our hours, please press 2 -> 再见"),
        ("press 3 if you are calling from abroad -> 再见", "if you are calling from abroad, press 3 -> 再见"),
    ],
)
def test_the_purpose_goes_before_the_key(line: str, better: str) -> None:
    after, done, left = fixed(MENU.format(line))
    assert after == MENU.format(better)
    assert (done, left) == (["IVRC316"], [])


@pytest.mark.parametrize(
    "line",
    [
        "按1可以办理业务 → 再见",
        "按1办理业务，含退订 → 再见",
        "按1办理业务按2咨询 → 再见",
        "Press 1 for sales, or hold -> 再见",
        "Press 1 to dial 9 for help -> 再见",
    ],
)
def test_a_sentence_of_which_the_end_is_not_clear_is_left_alone(line: str) -> None:
    text = MENU.format(line)
    assert fixed(text)[0] == text


def test_two_findings_of_one_line_and_one_sentence_in_two_places() -> None:
    text = MENU.format("“你好,请听.” “你好,请听.”\n    请按1你的业务 → 再见").replace(
        "《结束语》", "“你好,请听.”\n    《结束语》"
    )
    after, done, left = fixed(text)
    assert after.count("“您好，请听。”") == 3 and "您的业务请按1" in after
    assert not left and set(done) == {"IVRC337", "IVRC317", "IVRC316"}


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("否则 → 挂机", "否则 → 《结束语》 挂机"),
        ("否则 -> hang up", "否则 -> <goodbye> hang up"),
        ("否则 → 挂机   // 没人的时候", "否则 → 《结束语》 挂机   // 没人的时候"),
    ],
)
def test_a_goodbye_before_the_end(line: str, better: str) -> None:
    branch = "分支 总机\n    上班 → 再见\n    {}\n时间 上班：周一至周五 9:00-17:00\n" + FRAME
    after, done, left = fixed(branch.format(line))
    assert after == branch.format(better) and (done, left) == (["IVRC308"], [])


def test_a_block_that_has_to_be_heard_in_its_own_language_and_indentation() -> None:
    text = (
        "hotline acme 8005551234\n  no input 5s, repeat 2 times, -> bye\n  wrong key repeat 2 times, -> bye\n  fault -> bye\n"
        "menu main\n  To order, press 1 -> sure\n  To end, press 2 -> bye\n"
        "menu sure   // asked by law\n  // the sum\n  “Ten dollars will be charged.”\n  To agree, press 1 -> done\n  To go back, press 2 -> main\n"
        "say done: “It is booked.” -> bye\n"
        "say bye: <goodbye> -> hang up\n"
    )
    after, done, left = fixed(text)
    if "IVRC343" in done:
        assert "menu sure   // asked by law\n  no barge-in\n  // the sum\n" in after and not left
    chinese = next(
        case["menu"]
        for case in yaml.safe_load((CASES / "IVRC343.yaml").read_text("utf-8"))["fails"]
        if case["name"] == "two-keys-at-once"
    )
    after, done, left = fixed(chinese + "\n" + FRAME)
    assert done == ["IVRC343"] and not left and "菜单 确认\n    不可打断\n" in after


def test_a_password_is_said_to_be_secret() -> None:
    text = "收号 核对\n    “请输入{}查询密码，以井号键结束。”\n    {}\n    → 再见\n" + FRAME
    for number, line, better in (
        ("6位", "6位，以#结束", "6位，以#结束，保密"),
        ("4至6位", "4至6位，以#结束   // 卡背面", "4至6位，以#结束，保密   // 卡背面"),
    ):
        after, done, left = fixed(text.format(number, line))
        assert "IVRC340" in done, left
        assert better in after and "IVRC340" not in left


def test_time_to_type_is_changed_where_the_menu_has_its_own() -> None:
    whole = yaml.safe_load((CASES / "IVRC342.yaml").read_text("utf-8"))["fails"][0]["menu"]
    text = whole if "热线 " in whole else whole + "\n" + FRAME
    after, done, left = fixed(text)
    assert done == ["IVRC342"] and not left and "无按键 4秒" in after
    inherited = text.replace("    无按键 3秒，→ 再见\n", "").replace("无按键 5秒", "无按键 3秒")
    assert fixed(inherited)[0] == inherited


def test_what_cannot_be_seen_and_tabs_among_blanks_go() -> None:
    text = "菜单 主菜单\n    业务请按1 → 再\u202e见\n\t投诉请按2 → 再见\n" + FRAME
    after, done, left = fixed(text)
    assert after == "菜单 主菜单\n    业务请按1 → 再见\n    投诉请按2 → 再见\n" + FRAME
    assert not left and set(done) <= {"IVRC110", "IVRC103", "IVRC104"}


def test_a_mend_that_would_bring_something_else_is_not_made() -> None:
    text = MENU.format("“其他电话请拔2，直拔分机。”\n    2 → 再见")
    after, done, left = fixed(text)
    assert after == text and done == [] and "IVRC318" in left


def _whole() -> list[tuple[str, str]]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8"))["fails"]:
            whole = "热线 " in case["menu"] or "hotline " in case["menu"]
            found.append(
                (f"{path.stem}-{case['name']}", case["menu"] if whole else f"{case['menu']}\n{FRAME}")
            )
    for path in sorted((ROOT / "docs/checks").glob("*.md")):
        samples = re.findall(r"^```ivr wrong\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        found += [(f"{path.stem}-page-{number}", sample) for number, sample in enumerate(samples)]
    return found


WHOLE = dict(_whole())


@pytest.mark.parametrize("name", WHOLE)
def test_a_mended_menu_has_less_to_tell_and_is_the_same_flow(name: str) -> None:
    text = WHOLE[name]
    before = compile_text(text, chosen=ALL)
    after, done, left = fixed(text)
    codes = [one.code for one in before.diagnostics]
    assert all(left.count(code) <= codes.count(code) or code[4] > "1" > codes[0][4] for code in left) or any(
        code.startswith("IVRC1") for code in done
    )
    assert comments(after) == comments(text)
    again = fixed(after)
    assert again[0] == after and again[1] == []
    if before.hotline and done and not set(done) & {"IVRC308"}:
        then = compile_text(after, chosen=ALL).hotline
        assert then and shape(then) == shape(before.hotline)


def comments(text: str) -> list[str]:
    return re.findall(r"//.*", text)


def shape(flow: Hotline) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every node with the ways out of it: what the words are is not part of it."""
    from ivrc.flow.graph import edges

    return [
        (name, [(str(edge.cause), edge.target) for edge in edges(node)]) for name, node in flow.nodes.items()
    ]


def test_every_mend_is_tried() -> None:
    tried = {code for text in WHOLE.values() for code in fixed(text)[1]}
    assert tried >= set(by_code()) - {"IVRC302", "IVRC110", "IVRC340"}, set(by_code()) - tried


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("缴费请拨2 → 再见", "缴费请按2 → 再见"),
        ("缴费请拨打“2” → 再见   // 门诊", "缴费请按“2” → 再见   // 门诊"),
        ("缴费请选择2号键 → 再见", "缴费请按2号键 → 再见"),
        ("缴费请直接拨２ → 再见", "缴费请按２ → 再见"),
    ],
)
def test_one_verb_throughout_a_menu(line: str, better: str) -> None:
    menu = "菜单 主菜单\n    挂号请按1 → 再见\n    {}\n    取药请按3 → 再见\n" + FRAME
    after, done, left = fixed(menu.format(line))
    assert after == menu.format(better)
    assert (done, left) == (["IVRC352"], [])


def test_a_verb_that_is_no_options_stays() -> None:
    menu = "menu 主菜单\n    For the ward, press 1 -> 再见\n    If you dialled 5 by mistake, {} 2 -> 再见\n    For help, press 3 -> 再见\n"
    after, done, left = fixed(menu.format("dial") + FRAME)
    assert after == menu.format("press") + FRAME
    assert (done, left) == (["IVRC352"], [])
