"""Each kind of file that goes to a switch has its reader, and a file without one is not taken for proved."""

from __future__ import annotations

import pytest

from ivrc.switches.freeswitch.driver import files
from ivrc.switches.freeswitch.text.modules import ALWAYS, needed
from ivrc.verify.readers import Kind, kind, read

KINDS = (Kind(".queues.conf", "queues.conf", str.split), Kind(".conf", "extensions.conf", str.splitlines))
PLAN = '<include><context name="a"><extension name="b"/></context></include>'


def test_the_first_ending_that_fits_says_what_a_file_is() -> None:
    made = {"a.conf": "one\ntwo", "a.queues.conf": "strategy ring"}
    assert list(read(KINDS, "extensions.conf", made)) == ["one", "two"]
    assert list(read(KINDS, "queues.conf", made)) == ["strategy", "ring"]


@pytest.mark.parametrize("name", ["a.lua", "conf", "a.conf.bak", ""])
def test_a_file_that_nobody_reads_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}$"):
        kind(KINDS, name)
    with pytest.raises(ValueError):
        list(read(KINDS, "queues.conf", {"a.queues.conf": "", name: ""}))


def test_a_dialplan_of_freeswitch_is_read_by_context() -> None:
    assert [each.get("name") for each in files.dialplans({"a.xml": PLAN})] == ["a"]
    assert files.dialplan_texts({"a.xml": PLAN}) == [PLAN]
    with pytest.raises(ValueError, match="lua"):
        files.dialplan_texts({"a.xml": PLAN, "a.lua": ""})


@pytest.mark.parametrize(
    "other",
    [PLAN.replace("context", "extension"), PLAN.replace("include", "document"), PLAN.replace("context", "X")],
)
def test_what_is_no_context_does_not_go_unread(other: str) -> None:
    with pytest.raises(ValueError):
        files.dialplans({"a.xml": other})


def test_a_dialplan_of_freeswitch_needs_the_modules_of_what_stands_in_it() -> None:
    assert needed([PLAN]) == ALWAYS
    assert needed([PLAN, "silence_stream://2000"]) == (*ALWAYS, "mod_tone_stream")
    assert needed(["${strftime(%F)}", "${caller} $${domain}"]) == (*ALWAYS, "mod_commands")
