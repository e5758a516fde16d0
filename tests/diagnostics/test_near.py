"""What was probably meant: the same answer wherever a name is not known."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from ivrc.diagnostics.near import Nearest, alike, mend, near_code, nearest


@pytest.mark.parametrize(
    ("name", "among", "least", "near"),
    [
        ("播放", ("播报", "菜单"), 0.5, "播报"),
        ("播放", ("播报", "菜单"), 0.6, ""),
        ("sounds_", {"sounds": 1, "audio": 2}, 0.6, "sounds"),
        ("客服", (), 0.1, ""),
        ("", ("客服",), 0.5, ""),
    ],
)
def test_a_name_is_as_like_another_as_is_asked(
    name: str, among: Collection[str], least: float, near: str
) -> None:
    assert alike(name, among, least) == near


def test_a_name_within_another_is_near_as_well() -> None:
    assert nearest("财务", ["客服热线转接专席", "财务与采购以及合同审核"]) == "财务与采购以及合同审核"
    assert alike("财务", ["财务与采购以及合同审核"], 0.5) == ""


def test_a_name_of_endless_length_is_near_to_none() -> None:
    assert nearest("客服" * 51, ["客服" * 50]) == ""


def test_a_file_of_mistakes_is_looked_through_a_bounded_number_of_times() -> None:
    ask = Nearest(budget=2500)
    assert [ask("客户", ["客服"]) for _ in range(4)] == ["客服", "客服", "", ""]


def test_the_mend_says_what_else_to_do_where_nothing_is_near() -> None:
    assert mend("客服", "写上。", "Write it.") == ("是不是“客服”？", 'Did you mean "客服"?')
    assert mend("", "写上。", "Write it.") == ("写上。", "Write it.")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("IVRC999", ""),
        ("IVRC3O1", "IVRC301"),
        ("ivrc30l", "IVRC301"),
        ("IVRC0301", "IVRC301"),
        ("IVR380", "IVRC380"),
        ("IVRC304", ""),  # a figure away from two of them
        ("IVRC400", ""),
        ("FAX1", "FAX01"),
        ("", ""),
    ],
)
def test_only_a_code_that_is_a_sign_away_is_offered(word: str, near: str) -> None:
    assert near_code(word, {"IVRC301", "IVRC309", "IVRC380", "FAX01"}) == near
