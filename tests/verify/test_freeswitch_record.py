"""The record of a call on the FreeSWITCH that IVRC_FREESWITCH names: as the trace has it for every kind of call, whoever
calls, and planted faults in it are found. Its mod_cdr_csv has to have the template (docs/targets/freeswitch.md)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic, Span
from ivrc.project import standard_phrases
from ivrc.records import jsonl
from ivrc.records.record import Record
from ivrc.site import Site
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.switches.freeswitch.driver.files import templates
from ivrc.switches.freeswitch.driver.records import untold
from ivrc.switches.freeswitch.text import record_line
from ivrc.switches.freeswitch.text.target import emit
from tests.verify import (
    planted,
    test_at_once_switch,
    test_before_talk_switch,
    test_callback_switch,
    test_desk_switch,
    test_languages_switch,
    test_rotation_switch,
    test_secret_planted,
    test_stand_ins_switch,
)
from tests.verify.plants import Text
from tests.verify.test_freeswitch_planted import drop, put
from tests.verify.test_freeswitch_switch import CLOCK, CONF, SWITCH, address
from tests.verify.test_freeswitch_switch import pytestmark as needs_a_switch
from tests.verify.test_record_switch import MENU

assert SWITCH is not None  # one module after the other drives it
pytestmark = [needs_a_switch, pytest.mark.slow]

SITE = Site("试", {}, records={"freeswitch": "/somewhere"})
PLANTS: Mapping[str, Text] = {
    "no record": drop("accountcode="),
    "the hotline not named": put(r"(ivrc_named=).*?(&#34;\"/>)", r"\1&#34;别家\2"),
    "wrong outcome": drop("ivrc_lost=true"),
    "an answer is no talk": drop("ivrc_by=.{ivrc_sought}"),
    "a node left out of the way": drop("ivrc_place=未接"),
    "another choice": put("(ivrc_choice=&#34;)留言", r"\1前台"),
    "the notice not heard": drop("notice-heard XML"),
    "the note left out": drop('"noted XML'),
    "the note of another field": put("&#34;事由&#34;:", "&#34;来电&#34;:"),
    "no answer to the survey": drop("ivrc_survey=&#34;"),
    "the message left out": drop("ivrc_left_messages="),
    "the talk counted as a wait": put(r'(\^taken:\$">\n(?:.*\n){2}).*ivrc_waits=.*\n', r"\1"),
    "no recording": drop("ivrc_recorded=&#34;"),
    "the calling number not told": drop("ivrc_from="),
    "the fault not told": drop("ivrc_faults="),
}  # fmt: skip
OTHERS = {
    "several at once": test_at_once_switch.MENU,
    "what is heard before a talk": test_before_talk_switch.MENU,
    "a callback": test_callback_switch.MENU,
    "what a desk knows": test_desk_switch.MENU,
    "languages": test_languages_switch.MENU,
    "in rotation": test_rotation_switch.MENU,
    "secrets": test_secret_planted.MENU,
    "stand-ins": test_stand_ins_switch.MENU,
}


def driven(menu: str, plants: Mapping[str, Text]) -> dict[str, list[str]]:
    clock = Path(CLOCK) if CLOCK else None
    return planted.on_freeswitch(address(), Path(CONF), clock, menu, plants, SITE, missing=True)


@cache
def found() -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return driven(MENU, PLANTS)


@pytest.fixture(scope="module", autouse=True)
def told() -> None:
    """Where the switch has no template there is nothing to try."""

    async def lacks() -> list[Diagnostic]:
        socket = await Socket.connect(address())
        try:
            return await untold(socket, templates(record_line.file()))
        finally:
            await socket.close()

    if lacking := asyncio.run(lacks()):
        pytest.skip(f"{lacking[0].en}: {lacking[0].mend_en}")


def test_without_a_fault_nothing_is_found() -> None:
    assert found()[""] == []


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str) -> None:
    assert found()[name]


@pytest.mark.parametrize("name", OTHERS)
def test_the_record_is_that_of_the_trace(name: str) -> None:
    """What is heard there, is others' to prove."""
    assert "IVRC606" not in driven(OTHERS[name], {})[""]


SAYS = (
    "13805761234",
    "+8613805761234",
    '"quoted\\" ,\'name',
    "${system(touch FOLDER/IVRC_WAS_HERE)}",
    "$${hostname}",
    "a,b|c=~d",
    "\\\\u0041\\",
    "line\nbreak",
    "9" * 21,
    "王",
)
"""What a telephone may say of its number and name."""
NUMBER = "4008895577"


def calls(folder: str) -> Iterator[Record | Diagnostic]:
    """The records of calls that say these, each after the other."""

    async def whole() -> None:
        hotline = compile_text(MENU, standard_phrases()).hotline
        assert hotline is not None
        site = Site("试", {"甲": {"freeswitch": "error/USER_BUSY"}}, records={"freeswitch": folder})
        text = emit(hotline._replace(name="恶意试验"), site).files["ivrc-恶意试验.xml"]
        file, socket = Path(CONF) / "00-ivrc-test-record.xml", await Socket.connect(address())
        try:
            file.write_text(text, encoding="utf-8")
            assert (await socket.api("reloadxml")).startswith("+OK [Success]")
            for said in SAYS:
                made = (
                    said.replace("FOLDER", folder)
                    .replace("\\", "\\\\")
                    .replace("'", "\\'")
                    .replace("\n", " ")
                )
                carried = f"origination_caller_id_number='{made}',origination_caller_id_name='{made}'"
                answer = await socket.api(
                    f"originate {{{carried},loopback_bowout=false}}loopback/start/ivrc-恶意试验 &hangup()"
                )
                assert answer.startswith("+OK"), answer
        finally:
            file.unlink(missing_ok=True)
            await socket.api("reloadxml")
            await socket.close()

    asyncio.run(whole())
    for line in (Path(folder) / "ivrc-records.csv").read_bytes().splitlines():
        yield jsonl.one(line, Span("x"))


def test_whatever_a_telephone_says_every_call_has_one_line_of_json(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    told = list(calls(str(tmp_path)))
    assert len(told) == len(SAYS)
    assert all(isinstance(each, Record) for each in told), told
    callers = [each.caller for each in told if isinstance(each, Record)]
    assert callers[:2] == ["13805761234", "8613805761234"] and not any(callers[2:]), callers
    assert not (tmp_path / "IVRC_WAS_HERE").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"), [("ivrc-records", "ivrc-others", "没有"), ('"area":null', "", "不是这一版的")]
)
def test_a_template_that_the_switch_has_not_is_told(old: str, new: str, words: str) -> None:
    async def lacks() -> list[Diagnostic]:
        socket = await Socket.connect(address())
        try:
            return await untold(socket, templates(record_line.file().replace(old, new)))
        finally:
            await socket.close()

    (one,) = asyncio.run(lacks())
    assert one.code == "IVRC613" and words in one.zh and "records-ivrc.xml" in one.mend_en
