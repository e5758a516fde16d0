"""The one way of writing: what is set, what is never touched, and that nothing means anything else afterwards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus import ROOT, well_formed
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import menu_files

from ivrc.compile import compile_text
from ivrc.formatter.proof import same_flow, same_text
from ivrc.formatter.written import written
from ivrc.language.parser import parse
from ivrc.language.width import narrow

SHIPPED = sorted(
    (*ROOT.glob("menus/*.ivr"), *ROOT.glob("examples/**/*.ivr"), *ROOT.glob("ivrc/starter/**/*.ivr"))
)

UGLY = """\
／／讲给同事听


热线   小店　4006659999

\t企业名称：小店
\t无按键 ５秒，"没有按键" 重听2次，->再见
\t按错键   重听 2 次;->再见
\t故障->挂机   //  不留
菜单 主菜单：
\t// 先说人工
\t人工服务请按0->店员
\t查 询 请按1  =>  再见//只有一行
\t\t英语   "For  enquiries, press 1."

\t\t普通话  “查 询 请按1”


转接　店员：拨　前台；振铃２０秒
\t占线、无人接听->《 坐席全忙 》 再见
\t转接失败 -> 再见
播报 再见："再见。" -> 挂机


"""
NEAT = """\
//讲给同事听

热线 小店 4006659999
    企业名称  小店
    无按键    5秒，“没有按键” 重听 2次，→ 再见
    按错键    重听 2次，→ 再见
    故障      → 挂机   //  不留

菜单 主菜单
    // 先说人工
    人工服务请按0 → 店员
    查 询 请按1   → 再见   //只有一行
        英语 “For  enquiries, press 1.”

        普通话 “查 询 请按1”

转接 店员：拨 前台，振铃 20秒
    占线、无人接听 → 《坐席全忙》 再见
    转接失败       → 再见

播报 再见：“再见。” → 挂机
"""
ENGLISH = """\
hotline shop 8005551234
  language : english
  no input 5s ,repeat 2 times ,→ bye
  wrong key → bye
  fault → bye
menu main :“Hello.”
  For sales,press 1→desk
  1 ， 2、3 "Any of these." => desk
  10  digits {number} ,ended by # "Type it." -> desk

transfer desk: dial counter then night-desk,in turn ,ring 15s each
  busy,no answer,unavailable → 《goodbye》 bye
hours office: mon-fri 9:00 - 17:00，18:00-20:00
say bye: <goodbye> → hang up
say night: “Closed.” → bye
"""
NEAT_ENGLISH = """\
hotline shop 8005551234
    language   english
    no input   5s, repeat 2 times, -> bye
    wrong key  -> bye
    fault      -> bye

menu main: "Hello."
    For sales,press 1 -> desk
    1, 2, 3 "Any of these." -> desk
    10 digits {number}, ended by # "Type it." -> desk

transfer desk: dial counter then night-desk, in turn, ring 15s each
    busy, no answer, unavailable -> <goodbye> bye

hours office: mon-fri 9:00-17:00, 18:00-20:00
say bye: <goodbye> -> hang up
say night: "Closed." -> bye
"""


@pytest.mark.parametrize(("ugly", "neat"), [(UGLY, NEAT), (ENGLISH, NEAT_ENGLISH)], ids=["zh", "en"])
def test_how_a_file_is_written(ugly: str, neat: str) -> None:
    assert not parse(ugly, "")[1]
    assert written(ugly) == neat
    assert same_text(ugly, neat)


FLOW = """\
热线 甲 4001
    无按键 5秒，→ 再见
    按错键 → 再见
    故障 → 再见
使用 核对：身份（称呼＝客户）
  好 → 再见
  不好→ “请重选。” 再见
流程 身份 称呼，谁
    菜单 问：“是{称呼}吗？”
      是请按1->好
      //说不是的
      不是请按2->不好
"""


def test_blocks_within_a_flow_stand_deeper() -> None:
    told = written(FLOW)
    assert told.endswith(
        """\
使用 核对：身份（称呼＝客户）
    好   → 再见
    不好 → “请重选。” 再见

流程 身份（称呼，谁）
    菜单 问：“是{称呼}吗？”
        是请按1 → 好
        //说不是的
        不是请按2 → 不好
"""
    )


def test_a_colon_stays_where_the_name_would_else_be_a_keyword() -> None:
    told = written("热线 甲 4001\n  信箱: 8001\n  地址: 东街\n")
    assert told == "热线 甲 4001\n    信箱：8001\n    地址  东街\n"
    assert same_text("热线 甲 4001\n  信箱: 8001\n  地址: 东街\n", told)


def test_an_allowing_comment_still_allows_its_line() -> None:
    text = "菜单 甲\n  甲请按1 → 乙\n// 允许 IVRC316：一\n播报 乙：“好。”   → 丙 // 允许 IVRC301：二\n"
    told = written(text)
    assert "\n\n// 允许 IVRC316：一\n播报 乙：" in told
    assert same_text(text, told)


@pytest.mark.slow
def test_every_text_of_the_repository_means_the_same() -> None:
    texts = well_formed()
    assert len(texts) > 1000
    wrong = []
    for place, text in texts.items():
        after = written(text)
        if not same_text(text, after) or written(after) != after or _words(after) != _words(text):
            wrong.append(place)
    assert wrong == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_are_written_so(path: Path) -> None:
    """Mend: ivrc fmt menus examples ivrc/starter"""
    text = path.read_text(encoding="utf-8")
    assert written(text) == text


_MARKED = re.compile(r"[“\"＂][^”\"＂\n]*[”\"＂]|(?://|／／).*")


def _words(text: str) -> str:
    """Letters, digits and Han characters, whatever their width; and of what is between marks every character."""
    found = [quoted[1:-1] for quoted in _MARKED.findall(text) if not quoted.startswith(("//", "／／"))]
    return "".join(filter(str.isalnum, narrow(text))) + "\n".join(found)


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(st.data())
def test_random_menus_written_anyhow(data: st.DataObject) -> None:
    text = data.draw(menu_files())
    indent = data.draw(st.sampled_from(("    ", "  ", "\t", "　")))
    indented = (re.sub("^    ", indent, line) for line in text.split("\n"))
    ugly = "\n".join(_spoiled(line, data.draw(st.integers(0, 63))) for line in indented)
    before, after = compile_text(text).hotline, written(ugly)
    assert same_text(ugly, after) and written(after) == after
    assert same_flow(before, compile_text(after).hotline)
    assert after == written(text)


def _spoiled(line: str, how: int) -> str:
    """A line in another form; each bit of `how` is a habit."""
    if how & 1:
        line = re.sub(r"(?<=\S) → ", "->", line)
    if how & 2:
        line = line.replace("，→", "， →").replace("→", "⇒")
    if how & 4:
        line += " 　"
    if how & 8:
        line = line.replace("“", '"').replace("”", '"').replace("《", "<").replace("》", ">")
    if how & 16:
        line = re.sub(r"^(播报|菜单|转接|留言|分支|收号|回电) (\S)", r"\1　 \2", line)
    if how & 32 and '"' not in line and "“" not in line:
        line = re.sub(r"(?<=，)(?=依次|振铃|每个|重听)", " ", line)
    return line
