"""What a picture shows of a flow, that nothing in it lies upon anything else, and that no word of a menu is more than a word."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import Drawn, hotlines

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.picture import dot, mermaid
from ivrc.picture.graph import ALL, Arrow, Box, Picture, picture
from ivrc.picture.placed import layout
from ivrc.picture.ranks import MOST_ABREAST, ranked
from ivrc.picture.svg import svg

ROOT = Path(__file__).parents[2]
MENU = """\
热线 甲 4001
    无按键  5秒，重听 1次，→ 再见
    按错键  → “再会。” 再见
    故障    → “系统故障。” 再见
菜单 主菜单：“您好。”
    人工请按0 → 人工
    重听请按* → 重听
转接 人工：“请稍候。”
    拨 前台，振铃 20秒
    占线，无人接听 → “忙。” 主菜单
    转接失败       → 再见
播报 再见：“再见。” → 挂机
"""


def flow(text: str) -> Hotline:
    hotline = compile_text(text).hotline
    assert hotline is not None
    return hotline


def arrows(show: tuple[str, ...]) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {tuple(arrow) for arrow in picture(flow(MENU), "zh", show).arrows}


def test_boxes_are_the_blocks_and_arrows_the_ways_between_them() -> None:
    made = picture(flow(MENU), "zh", ("keys", "transfer"))
    assert [(box.id, box.kind, box.words, box.ends) for box in made.boxes] == [
        ("主菜单", "menu", "您好。", False),
        ("人工", "transfer", "请稍候。", False),
        ("再见", "say", "再见。", True),
    ]
    assert made.start == "主菜单" and made.boxes[0].at == "menu.ivr:5"
    assert arrows(("keys", "transfer")) == {
        ("主菜单", "人工", "keys", ("按 0",)),
        ("主菜单", "主菜单", "keys", ("按 *",)),
        ("人工", "主菜单", "transfer", ("占线", "无人接听")),
        ("人工", "再见", "transfer", ("转接失败",)),
    }


def test_each_kind_of_failure_on_demand() -> None:
    shown = {kind: arrows((kind,)) - arrows(()) for kind in ALL}
    assert shown["silence"] == {("主菜单", "再见", "silence", ("一直不按键",))}
    assert shown["wrong"] == {("主菜单", "再见", "wrong", ("一直按错键",))}
    assert shown["fault"] == {("甲", "再见", "fault", ("故障",))}


def test_what_nothing_leads_to_is_left_out() -> None:
    assert [box.id for box in picture(flow(MENU), "zh", ()).boxes] == ["主菜单"]


def test_a_way_that_fails_at_once_has_a_box_of_the_hotline() -> None:
    made = picture(flow(MENU.replace("“系统故障。” ", "")), "en", ALL)
    assert ("甲", "再见", "fault", ("fault",)) in {tuple(arrow) for arrow in made.arrows}
    assert [box.kind for box in made.boxes if box.id == "甲"] == ["hotline"]


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(hotlines(), st.sampled_from([(), ("keys",), ALL]))
def test_nothing_lies_upon_anything_else(drawn: Drawn, show: tuple[str, ...]) -> None:
    well_placed(picture(drawn.hotline, "en", show))


@pytest.mark.parametrize("path", sorted(ROOT.glob("menus/*.ivr")), ids=lambda path: path.stem)
def test_nor_in_the_shipped_menus(path: Path) -> None:
    well_placed(picture(flow(path.read_text(encoding="utf-8")), "zh", ALL))


def well_placed(made: Picture) -> None:
    placed = layout(made)
    assert [each.box for each in placed.boxes] == list(made.boxes)
    for at, one in enumerate(placed.boxes):
        assert one.x - one.wide / 2 >= 0 and one.x + one.wide / 2 <= placed.wide + 0.1
        assert one.y >= 0 and one.y + one.high <= placed.high
        for other in placed.boxes[:at]:
            beside = abs(one.x - other.x) >= (one.wide + other.wide) / 2
            assert beside or one.y >= other.y + other.high or other.y >= one.y + one.high
    told = [run.arrow for run in placed.runs] + [each for box in placed.boxes for each in box.loops]
    assert sorted(told) == sorted(made.arrows)
    named = {each.box.id: each for each in placed.boxes}
    for run in placed.runs:
        source, target = named[run.arrow.source], named[run.arrow.target]
        assert run.points[0] in ((source.x, source.y), (source.x, source.y + source.high))
        assert run.stub or run.points[-1] in ((target.x, target.y), (target.x, target.y + target.high))
        assert not run.stub or run.label.endswith(f"→ {target.box.id}")
    labels = [(run.at, len(run.label)) for run in placed.runs if run.label]
    assert len({at for at, _ in labels}) == len(labels)


def test_a_thousand_menus_are_drawn() -> None:
    boxes = tuple(Box(f"n{at}", "menu", "words", "a:1", False) for at in range(1000))
    ways = [Arrow(f"n{at}", f"n{at + 1}", "keys", ("1",)) for at in range(999)]
    ways += [Arrow(f"n{at}", "n999", "silence", ("never",)) for at in range(999)]
    ways += [Arrow(f"n{at}", f"n{at // 2}", "keys", ("#",)) for at in range(1, 1000)]
    made = Picture("big", "n0", boxes, tuple(dict.fromkeys(ways)))
    assert svg(made, "en").count("<g data-node=") == 1000


HOSTILE = '"><script>alert(1)</script>&\\ #;|]` \u202e\x1b[31m'


def hostile() -> Picture:
    boxes = tuple(Box(name, "menu", f"{HOSTILE}{name}", HOSTILE, False) for name in ("甲", HOSTILE))
    return Picture(
        HOSTILE,
        "甲",
        boxes,
        (Arrow("甲", HOSTILE, "keys", (HOSTILE,)), Arrow("甲", "甲", "keys", (HOSTILE,))),
    )


def test_hostile_words_are_words_in_svg() -> None:
    text = svg(hostile(), "en")
    root = ElementTree.fromstring(text)
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags == {"svg", "style", "g", "title", "rect", "text", "path"}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    assert "<script" not in text and "\u202e" not in text and "\x1b" not in text


def test_hostile_words_are_words_in_mermaid_and_dot() -> None:
    told = mermaid.mermaid(hostile())
    words = re.sub(r'"(?:<b>)?[^"<]*(?:</b>)?(?:<br/>[^"<]*)?"', "", told)
    assert "alert" not in words and "<script" not in told
    graph = dot.dot(hostile())
    assert "alert" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", graph)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menu = tmp_path / "甲.ivr"
    menu.write_text(MENU, encoding="utf-8")
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]", encoding="utf-8")
    for ending, begins in ((".svg", "<svg "), (".mmd", "flowchart TD"), (".dot", 'digraph "甲" {')):
        out = tmp_path / f"x{ending}"
        assert main(["draw", str(menu), "-o", str(out), "--show", "all"]) == 0
        assert out.read_text(encoding="utf-8").startswith(begins)
    assert main(["draw", str(menu), "-o", str(tmp_path / "x.png"), "--lang", "en"]) == 2
    assert "dot -Tpng" in capsys.readouterr().err
    assert (
        main(["draw", str(menu), "-o", str(tmp_path / "x.svg"), "--show", "keys,faults", "--lang", "en"]) == 2
    )
    assert 'no kind of way called "faults"' in capsys.readouterr().err
    menu.write_text(MENU + "什么\n", encoding="utf-8")
    assert main(["draw", str(menu), "-o", str(tmp_path / "y.svg")]) == 1
    assert not (tmp_path / "y.svg").exists()


@pytest.mark.parametrize("each", [5, 12, 40])
def test_a_wide_flow_stays_narrow_and_goes_down(each: int) -> None:
    boxes = 400
    pairs = [((at - 1) // each, at) for at in range(1, boxes)]
    pairs += (
        [(at, boxes) for at in range(boxes)]
        + [(at, (at - 1) // each) for at in range(1, boxes, 7)]
        + [(3, 3)]
    )
    made = Picture(
        "宽", "0", tuple(Box(str(at), "menu", "请听", "宽.ivr:1", False) for at in range(boxes + 1)),
        tuple(Arrow(str(a), str(b), "keys", (f"按 {b}",)) for a, b in pairs),
    )  # fmt: skip
    ranks = ranked(made)
    place = {spot.box: at for at, rank in enumerate(ranks.ranks) for spot in rank if spot.box >= 0}
    assert len(place) == boxes + 1
    assert max(sum(spot.box >= 0 for spot in rank) for rank in ranks.ranks) == MOST_ABREAST
    assert all(place[a] < place[b] for a, b in pairs if a < b)
    near = [at for at, (a, b) in enumerate(pairs) if a < b < boxes and at not in ranks.stubs]
    assert len(near) >= 96
    layout(made)


def test_no_line_begins_with_what_ends_one() -> None:
    words = "这里是第十五号菜单，请您听好。再按一个键"
    made = Picture("甲", "a", (Box("a", "menu", words, "a.ivr:1", False),), ())
    (box,) = layout(made).boxes
    assert "".join(box.lines) == words and not any(line[0] in "，。" for line in box.lines)
    assert len(box.lines) > 1
