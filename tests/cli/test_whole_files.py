"""Which files of a folder are checked: all of them, each by itself or as a part that another one includes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import MOST_LINES
from ivrc.language import parser
from ivrc.whole_files import without_parts

PART = "播报 再见：“再见。” → 挂机\n"


def hotline(name: str, *includes: str) -> str:
    lines = "".join(f"引用 “{path}”\n" for path in includes)
    return f"{lines}热线 {name} 4001234567\n    故障 → 《系统故障》 挂机\n\n播报 开头：“您好。” → 挂机\n"


def kept(folder: Path, **files: str) -> list[str]:
    """The names of the files that are compiled by themselves."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.ivr"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = without_parts(sorted(folder.rglob("*.ivr")))
    return [str(path.relative_to(folder).with_suffix("")) for path in found]


def test_a_part_is_left_to_those_that_include_it(tmp_path: Path) -> None:
    assert kept(tmp_path, a=hotline("甲", "p.ivr"), p=PART) == ["a"]


@pytest.mark.parametrize(
    "mention",
    [
        "// 以前引用过 p.ivr\n" + hotline("甲"),
        "// 引用 “p.ivr”\n" + hotline("甲"),
        '// include "p.ivr"\n' + hotline("甲"),
        hotline("甲").replace("您好。", "请引用 “p.ivr”。"),
        hotline("甲").replace("    故障", "    说明  p.ivr\n    故障"),
        hotline("甲", "deep/p.ivr"),
        hotline("甲", "xp.ivr"),
    ],
)
def test_a_file_that_is_only_named_is_checked(tmp_path: Path, mention: str) -> None:
    assert kept(tmp_path, a=mention, p=PART) == ["a", "p"]


@pytest.mark.parametrize("spelt", ['include "p.ivr"', 'INCLUDE "p.ivr"', "引用 “./p.ivr”"])
def test_an_include_may_be_spelt_otherwise(tmp_path: Path, spelt: str) -> None:
    assert kept(tmp_path, a=f"{spelt}\n" + hotline("甲"), p=PART) == ["a"]


def test_parts_of_parts_and_of_other_folders(tmp_path: Path) -> None:
    files = {
        "a": hotline("甲", "common/p.ivr"),
        "common__p": "引用 “q.ivr”\n" + PART,
        "common__q": PART.replace("再见：", "改天："),
        "common__r": PART,
    }
    assert kept(tmp_path, **files) == ["a", "common/r"]


def test_parts_that_include_each_other_are_not_both_left_out(tmp_path: Path) -> None:
    assert kept(tmp_path, p="引用 “q.ivr”\n" + PART, q="引用 “p.ivr”\n" + PART) == ["p"]


def test_a_part_of_nothing_that_is_checked_is_checked(tmp_path: Path) -> None:
    """Here p is included by q alone, which itself is no hotline: q is compiled, and reads p."""
    assert kept(tmp_path, p=PART, q="引用 “p.ivr”\n") == ["q"]


def test_a_hotline_that_is_included_is_a_hotline_all_the_same(tmp_path: Path) -> None:
    assert kept(tmp_path, a=hotline("甲", "b.ivr"), b=hotline("乙")) == ["a", "b"]


def test_check_tells_the_mistakes_of_a_file_that_a_comment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "ivrc.yaml").write_text("", encoding="utf-8")
    (tmp_path / "menus/a.ivr").write_text("// 见 b.ivr\n" + hotline("甲"), encoding="utf-8")
    (tmp_path / "menus/b.ivr").write_text("播报 再见：“再见。” → 没有\n", encoding="utf-8")
    assert main(["check", "--format", "github"]) == 1
    assert "file=menus/b.ivr" in capsys.readouterr().out


@pytest.mark.parametrize("asked", ["menus/common.ivr", "shared/q.ivr", "shared"])
def test_a_part_that_is_named_is_checked_where_it_is_included(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("menus", "shared"):
        (tmp_path / folder).mkdir()
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    for name, text in {
        "menus/a.ivr": hotline("甲", "common.ivr").replace("挂机\n", "再见\n", 1),
        "menus/b.ivr": hotline("乙", "common.ivr")
        .replace("挂机\n", "再见\n", 1)
        .replace("4001234567", "4001234568"),
        "menus/common.ivr": "引用 “../shared/q.ivr”\n",
        "shared/q.ivr": PART,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["check", asked, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "is a part that menus/a.ivr, menus/b.ivr include" in said and "2 menu files, nothing found" in said
    (tmp_path / "shared" / "q.ivr").write_text(PART.replace("挂机", "再会"), encoding="utf-8")
    assert main(["check", asked, "--lang", "en"]) == 1
    assert "shared/q.ivr:1:" in capsys.readouterr().out


def test_the_shipped_part_is_no_error(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "examples/公共.ivr", "--lang", "zh"]) == 0
    assert "examples/公共.ivr 是 examples/14-引用.ivr 引用的一部分" in capsys.readouterr().out


def test_a_part_that_nothing_includes_has_no_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.ivr").write_text(PART, encoding="utf-8")
    assert main(["check", "p.ivr", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "IVRC201" in said and "name the file that includes it" in said


@pytest.mark.parametrize("line", ['引用 "甲.ivr"\n', "// 说明\n", "菜单 主菜单\n"])
def test_a_file_that_is_too_large_is_told_and_not_parsed(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading hundreds of thousands of lines, only to see what they include, takes longer than it may to fail."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parser, "parse", lambda *_: pytest.fail("it was parsed"))
    Path("甲.ivr").write_text(line * (MOST_LINES + 1), encoding="utf-8")
    for asked in (["check", "甲.ivr"], ["check", "."], ["build", ".", "--no-audio"]):
        assert main(asked) == 1
        assert "IVRC004" in capsys.readouterr().out
