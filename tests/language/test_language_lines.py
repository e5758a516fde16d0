"""A line is one file: what it says of itself is all that the language knows of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import ivrc
from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import CLAUSES, LINES, WORDS
from ivrc.language.lines import FORMS, KINDS
from ivrc.language.lines.form import Kind
from ivrc.language.to_tree import RULES

HOLD = """
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import Form, Kind
from ivrc.language.words import Word


class HoldLine(NamedTuple):
    words: str
    span: Span


def hold_line(at, word, times):
    return HoldLine(str(times), at(word, times))


LINE = Kind(
    HoldLine,
    ("SAY", "TRANSFER"),
    (Form("HOLD TIMES", hold_line),),
    words=(Word("HOLD", ("彩铃",), ("hold tune",)),),
    once=True,
)
"""
READ = r'''
from ivrc.language.keywords import TYPES
from ivrc.language.parser import parse
from ivrc.lowering.lower import lower
from ivrc.project import standard_phrases

parsed, found = parse("""热线 样例 4006659999
    故障 → 挂机
播报 彩铃
    彩铃 2次
    hold  tune 3 times
    hold tone 2 times
    → 再见
分支 门
    彩铃 → 彩铃
    否则 → 再见
播报 再见
    “再见。” → 挂机
时间 彩铃：每天 9:00-12:00
转接 人工
    停顿 2秒
    彩铃 2次 2次
""", "menu.ivr")
print([line.words for line in parsed.blocks[1].lines if type(line).__name__ == "HoldLine"])
print([(one.code, one.span.line, one.fix) for one in [*found, *lower([parsed], standard_phrases(), "menu.ivr")[1]]])
'''


def test_a_file_is_a_line(tmp_path: Path) -> None:
    """Its keywords, its form, its blocks, that it stands once, and what is said where it is misspelt or misplaced:
    with one more file in a copy of the sources."""
    here = Path(ivrc.__file__).parent
    shutil.copytree(
        here, tmp_path / "ivrc", ignore=shutil.ignore_patterns("__pycache__", "speech", "switches", "verify")
    )
    (tmp_path / "ivrc/language/lines/hold.py").write_text(HOLD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    read, found = done.stdout.splitlines()
    assert read == "['2次', '3 times']"
    assert found == str(
        [
            ("IVRC106", 6, "hold tune"),
            ("IVRC109", 16, None),
            ("IVRC218", 5, None),
            ("IVRC207", 15, None),
        ]
    )


@pytest.mark.parametrize("line", KINDS, ids=lambda line: line.tree.__name__)
def test_a_line_may_stand_somewhere_and_has_what_it_needs(line: Kind) -> None:
    assert line.forms and set(line.blocks) <= BLOCKS.keys()
    written = " ".join(form.written for forms in (line.forms, *line.rules.values()) for form in forms)
    for word in (*line.words, *line.within):
        assert word.zh and word.en, word
        assert word.type in written.replace("(", " ").replace(")", " ").replace("?", " ").split(), word


def test_no_two_lines_have_a_name_in_common() -> None:
    """A form's function is the name of its rule: the second would be made where the first is written."""
    rules = [name for kind in KINDS for name in kind.rules]
    names = [form.make.__name__ for form in FORMS]
    own = list(RULES)
    types = [word.type for word in WORDS]
    spellings = [spelling for word in (*LINES, *CLAUSES) for spelling in (*word.zh, *word.en)]
    for given in (names + own, rules + own, types, spellings, [kind.tree for kind in KINDS]):
        assert not [name for name, times in Counter(given).items() if times > 1]
