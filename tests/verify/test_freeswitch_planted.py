"""Small menus with one construct each on the FreeSWITCH that IVRC_FREESWITCH names (docs/verify-freeswitch.md): they go as the
simulator says, and faults planted into them are found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.verify import (
    planted,
    test_called_switch,
    test_compare_switch,
    test_days_switch,
    test_desk_switch,
    test_note_switch,
    test_pause_switch,
    test_pin_planted,
    test_repeats_switch,
    test_secret_planted,
    test_unsaid_switch,
    test_values_switch,
)
from tests.verify.plants import Text
from tests.verify.test_freeswitch_switch import CLOCK, CONF, SWITCH, address
from tests.verify.test_freeswitch_switch import pytestmark as needs_a_switch

assert SWITCH is not None  # one module after the other drives it
pytestmark = [needs_a_switch, pytest.mark.slow]


def put(old: str, new: str) -> Text:
    """A pattern replaced, wherever it is."""
    return lambda text: re.sub(old, new, text)


def drop(action: str) -> Text:
    """The actions left out whose line fits a pattern."""
    return put(rf".*{action}.*\n", "")


VALUES = {
    "a piece swapped": put("!say-zh-CN-yuw", "!say-zh-CN-jiw"),
    "two digits swapped": put(r"\^r~\(1\)", "^r~(2)"),
    "the last one is not at its end": put(r"\$1\$\{ivrc_last\}", "$1w"),
    "another value is read back": put(r"ivrc_left=d~\$\{ivrc_v1\}", "ivrc_left=d~${ivrc_v2}"),
    "digits in the place of an amount": put("ivrc_left=m~", "ivrc_left=d~"),
    "what cannot be said is passed over": put(r"(ivrc_result=)NO WORDS \$\{ivrc_unsaid\}", r"\1"),
}
UNSAID = {
    "its way is the fault way": put("ivrc_unsaid=enter XML ivrc-NAME.核对.unsaid", "ivrc_unsaid="),
    "its way leads elsewhere": put("ivrc_unsaid=enter XML ivrc-NAME.核对.unsaid", "ivrc_unsaid=enter XML ivrc-NAME.再见"),
    "the hotline's way is not taken": put("ivrc_unsaid=enter XML ivrc-NAME.预约.unsaid", "ivrc_unsaid="),
    "no way is taken": put(r"\^NO WORDS \(", "^NOTHING ("),
}  # fmt: skip
NOTES = {
    "another table": put("催件", "投诉"),
    "other words": put("派送晚了", "派送早了"),
}
CALLED = {
    "another number is asked": put(r"\^\(4008896689\)\$", "^(4008896690)$"),
    "the number is not taken up": drop("ivrc_called="),
}
SHOWS = '      <action application="set" data="ivrc_x={}"/>'
COMPARES, KEEPS = (
    rf'(      <action application="set" data="ivrc_right=\$\{{{api}\()' for api in ("regex", "uuid_setvar")
)
PINS = {
    "the PIN is not asked for": put(r"\^true\$", "^(true|false)$"),
    "no PIN is taken": drop(r"ivrc_right=\$\{regex"),
    "a key is not looked at": drop("keep:ivrc_key"),
    "a key that stops the prompt is not looked at": drop("keep:playback_terminator_used"),
    "what was typed before counts": drop('"ivrc_proof="'),
    "the PIN is in the log": put(COMPARES, f"{SHOWS.format(test_pin_planted.PIN)}\n\\1"),
    "what is typed is in the log": put(KEEPS, SHOWS.format("${ivrc_x}${$1}") + "\n\\1"),
}
SECRETS = {
    "the recording is not paused": drop('"record_session_mask"'),
    "the recording does not go on": drop('"record_session_unmask"'),
    "what is said meanwhile is recorded afterwards": put(r" \{RECORD_PRE_BUFFER_FRAMES=0\}", ""),
}
COMPARED = {"another way": put("ivrc_next=enter XML ivrc-NAME.大额", "ivrc_next=enter XML ivrc-NAME.再见")}
CASES: Mapping[str, tuple[str, Mapping[str, Text]]] = {
    "values": (test_values_switch.MENU, VALUES),
    "values that cannot be said": (test_unsaid_switch.MENU, UNSAID),
    "notes": (test_note_switch.MENU, NOTES),
    "pauses": (test_pause_switch.MENU, {}),
    "called numbers": (test_called_switch.MENU, CALLED),
    "comparisons": (test_compare_switch.MENU, COMPARED),
    "what a desk knows": (test_desk_switch.MENU, {}),
    "repetitions": (test_repeats_switch.MENU, {}),
    "days": (test_days_switch.MENU, {}),
    "secrets": (test_secret_planted.MENU, SECRETS),
    "PINs": (test_pin_planted.MENU, PINS),
}
"""By the construct: a menu, and what is planted into it."""


@cache
def found(case: str) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant of a case."""
    return planted.on_freeswitch(
        address(), Path(CONF), Path(CLOCK) if CLOCK else None, *CASES[case], at_site=test_pin_planted.at_site
    )


@pytest.mark.parametrize("case", CASES)
def test_without_a_fault_nothing_is_found(case: str) -> None:
    assert found(case)[""] == []


@pytest.mark.parametrize(
    ("case", "name"), [(case, name) for case, (_, plants) in CASES.items() for name in plants]
)
def test_a_planted_fault_is_found(case: str, name: str) -> None:
    assert found(case)[name]
