"""The conditions of a branch against the layers: what a new one still lacks is named here."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from ivrc.flow.causes import Cause, met, named
from ivrc.flow.conditions import CONDITIONS
from ivrc.flow.family import names
from ivrc.flow.kinds.branch import Branch
from ivrc.language.lexer import plain
from tests.flow.conditions import SAMPLES
from tests.flow.lowered import flow, node

ROOT = Path(__file__).parents[2]
LAYERS = ("flow", "language", "lowering", "simulate", "coverage")
SWITCHES = ("asterisk", "freeswitch", "voicexml")
FOLDERS = (*(f"ivrc/{layer}" for layer in LAYERS), *(f"ivrc/switches/{switch}/text" for switch in SWITCHES))


REFUSED = {"ivrc/switches/voicexml/text": {"switched"}}
"""What a switch has no words for: a document of VoiceXML remembers no call before it."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_condition_is_one_file_of_its_name_in_each_layer(folder: str) -> None:
    """Looked up on the disk: a layer that lacks one cannot be imported at all."""
    there = {path.stem for path in Path(ROOT, folder, "conditions").glob("*.py")}
    known = set(CONDITIONS) - REFUSED.get(folder, set())
    assert not known - there, f"{folder}/conditions has no file for these"
    package = f"{folder}/conditions".replace("/", ".")
    assert set(names(package)) - {"base", "form"} == known, "a file without a condition"


def test_every_table_knows_every_condition() -> None:
    for table in (
        import_module("ivrc.simulate.conditions").HOLDS,
        import_module("ivrc.coverage.conditions").CONDITIONS,
    ):
        assert set(table) == set(CONDITIONS.values())
    for switch in SWITCHES:
        refused = REFUSED.get(f"ivrc/switches/{switch}/text", set())
        table = import_module(f"ivrc.switches.{switch}.text.conditions").CONDITIONS
        assert set(table) == {each for name, each in CONDITIONS.items() if name not in refused}
    assert set(import_module("ivrc.language.conditions").conditions()) == set(CONDITIONS)


def test_a_condition_is_called_as_its_file() -> None:
    """The JSON form names the file."""
    assert list(CONDITIONS) == [condition.__name__.lower() for condition in CONDITIONS.values()]


def test_every_condition_has_samples_in_both_languages() -> None:
    assert set(SAMPLES) == set(CONDITIONS)
    for written in SAMPLES.values():
        assert any(text.isascii() for text in written) and any(not text.isascii() for text in written)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SAMPLES.items() for text in texts]
)
def test_what_is_written_is_that_condition_and_has_words(name: str, text: str) -> None:
    """And no other one: where two read the same, it would hang on the order of their files which of them is asked."""
    written = import_module("ivrc.language.conditions").conditions()
    reads = [each for each, kind in written.items() if kind.match(plain(text))]
    assert reads in ([name], []) and (reads or name == "open")
    unknown = "    来电地区不明 → 挂机\n" if name == "area" else ""
    hotline = flow(
        f"    名单 骚扰\n    名单 blocked\n    开关 恶劣天气\n    开关 bad-weather\n菜单 问：“请输入金额。”\n    1至6位数字 {{金额}} → 甲\n    8位数字 {{amount}} → 甲\n分支 甲\n    {text} → 挂机\n{unknown}    否则 → 挂机\n时间 上班：每天 9:00-17:00\n时间 office: daily 9:00-17:00"
    )
    case, *_ = node(hotline, "甲", Branch).cases
    assert type(case.test) is CONDITIONS[name] and isinstance(case.edge.cause, Cause)
    assert case.edge.cause == case.test.cause
    assert all(met(case.edge.cause)) and all(named(case.edge.cause))
