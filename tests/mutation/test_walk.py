"""The walk through two dialplans tells what no call can tell from what a call can."""

from __future__ import annotations

import pytest

from tests.mutation import walk
from tests.mutation.mutants import applied, of_text

TEXT = """[ivrc-一]
exten => s,1,Answer()
 same => n,Set(IVRC_KEY=)
 same => n,Set(IVRC_V1=)
 same => n,Set(BRIDGE_FEATURES=)
 same => n,Goto(ivrc-一.说,s,1)
include => ivrc-一~all

[ivrc-一.说]
exten => s,1,GotoIf(${EXISTS(${IVRC_KEY})}?after1)
 same => n,Background(ivrc/一/您好)
 same => n,GotoIf($["${BACKGROUNDSTATUS}" = "FAILED"]?fault,1)
 same => n(after1),Goto(ivrc-一.录,s,1)
exten => _[0-9A-D#*],1,Set(IVRC_KEY=${EXTEN})
 same => n,Goto(s,after1)
include => ivrc-一~all

[ivrc-一.录]
exten => s,1,GotoIf(${EXISTS(${IVRC_RECORDING})}?ivrc-一.选,s,1)
 same => n,MixMonitor(${UNIQUEID}.wav)
 same => n,Set(IVRC_RECORDING=1)
 same => n,Goto(ivrc-一.选,s,1)
include => ivrc-一~all

[ivrc-一.选]
exten => s,1,Set(IVRC_SILENCE=0)
 same => n,GotoIf(${EXISTS(${IVRC_KEY})}?typed,1)
 same => n(prompt),Background(ivrc/一/请选)
 same => n,WaitExten(5)
exten => _8XXX,1,Set(IVRC_V1=${EXTEN})
 same => n,Goto(ivrc-一.拨,s,1)
exten => t,1,Set(IVRC_SILENCE=$[${IVRC_SILENCE} + 1])
 same => n,GotoIf($[${IVRC_SILENCE} > 2]?ivrc-一.再见,s,1)
 same => n,Goto(ivrc-一.选,s,prompt)
exten => i,1,Goto(ivrc-一.再见,s,1)
include => ivrc-一~all

[ivrc-一.拨]
exten => s,1,Set(IVRC_KEY=)
 same => n,GotoIf(${EXISTS(${IVRC_V1})}?dial${IVRC_V1},1:fault,1)
exten => _dial80XX,1,Gosub(ivrc-一~recording,s,1)
 same => n,Dial(Local/e${EXTEN:4}@desk/n,20,g)
 same => n,Goto(outcome-${DIALSTATUS},1)
exten => _dial!,1,Goto(outcome-CHANUNAVAIL,1)
exten => outcome-ANSWER,1,Hangup()
exten => _outcome!,1,Goto(ivrc-一.再见,s,1)
include => ivrc-一~all

[ivrc-一.再见]
exten => s,1,Playback(ivrc/一/再见)
 same => n,Hangup()
include => ivrc-一~all

[ivrc-一~recording]
exten => s,1,GotoIf(${EXISTS(${IVRC_RECORDING})}?:done)
 same => n,StopMixMonitor()
 same => n(done),Return()

[ivrc-一~all]
exten => typed,1,Set(IVRC_FIRST=${IVRC_KEY})
 same => n,Set(IVRC_KEY=)
 same => n,Goto(first${IVRC_FIRST},1)
exten => _first[0-9A-D#*],1,Goto(${CONTEXT},${IVRC_FIRST},1)
exten => fault,1,Log(ERROR,in ${CONTEXT})
 same => n,Hangup()
exten => e,1,Goto(fault,1)
exten => T,1,Hangup()
"""


@pytest.mark.parametrize("step, operator, after", [
    ("Answer()", "swapped with the next", ""),
    ("Set(IVRC_V1=)", "deleted", ""),
    ("Set(IVRC_V1=)", "variable", ""),
    ("?after1)", "condition", "GotoIf(0?"),
    ("?after1)", "swapped with the next", ""),
    ("Goto(s,after1)", "another target", "Goto(s,1)"),
    ("Set(IVRC_RECORDING=1)", "value", "=7"),
    ("Set(IVRC_RECORDING=1)", "doubled", ""),
    ("exten => s,1,Set(IVRC_KEY=)", "variable", ""),
    ("n(done),Return()", "label left out", ""),
])  # fmt: skip
def test_what_no_call_can_tell_is_the_same(step: str, operator: str, after: str) -> None:
    assert _same(step, operator, after)


@pytest.mark.parametrize("step, operator, after", [
    (" same => n,Set(IVRC_KEY=)", "deleted", ""),
    ("BRIDGE_FEATURES", "value", ""),
    ("Goto(ivrc-一.说,s,1)", "deleted", ""),
    ("IVRC_RECORDING})}?ivrc", "step left out", ""),
    ("MixMonitor(", "deleted", ""),
    ("Set(IVRC_RECORDING=1)", "deleted", ""),
    ("Set(IVRC_SILENCE=0)", "value", ""),
    ("> 2]", "limit ±", ""),
    ("n,WaitExten(5)", "doubled", ""),
    ("_8XXX", "pattern", "_9XXX"),
    ("_dial80XX", "pattern", "_dialX0XX"),
    (",g)", "deleted", ""),
    (",g)", "offset ±", ""),
    ("outcome-${DIALSTATUS}", "deleted", ""),
    ("outcome-ANSWER", "deleted", ""),
    ("Playback(ivrc/一/再见)", "deleted", ""),
    ("StopMixMonitor", "deleted", ""),
    ("first${IVRC_FIRST}", "another application", ""),
    ("Log(ERROR", "doubled", ""),
    ("exten => T,1", "deleted", ""),
    ("exten => _outcome!,1", "another application", "Hangup"),
    ("exten => e,1", "another application", "Hangup"),
])  # fmt: skip
def test_what_a_call_can_tell_is_not(step: str, operator: str, after: str) -> None:
    assert not _same(step, operator, after)


def test_the_same_text_is_the_same() -> None:
    assert walk.same(TEXT, TEXT)


@pytest.mark.parametrize("step, operator, after, same", [
    ("Answer()", "swapped with the next", "", True),
    ("Goto(s,after1)", "another target", "Goto(s,1)", True),
    ("?after1)", "condition", "GotoIf(0?", False),
    ("Set(IVRC_RECORDING=1)", "doubled", "", True),
    ("n(done),Return()", "label left out", "", False),
    ("Set(IVRC_V1=)", "deleted", "", True),
    ("MixMonitor(", "deleted", "", False),
])  # fmt: skip
def test_of_a_large_flow_only_what_is_near_a_difference_is_walked(
    step: str, operator: str, after: str, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "_walked", lambda text: None)
    assert _same(step, operator, after) == same


SUBROUTINE = """[ivrc-一]
exten => s,1,Gosub(ivrc-一~say,s,1)
 same => n,Playback(${IVRC_CLIP})

[ivrc-一~say]
exten => s,1,Set(IVRC_CLIP=)
 same => n,Return()
"""


@pytest.mark.parametrize("line", ["exten => s,1,Set(IVRC_CLIP=7)", "exten => s,1,NoOp()"])
def test_what_a_subroutine_leaves_is_read_by_whoever_called_it(line: str) -> None:
    assert not walk.same(SUBROUTINE, SUBROUTINE.replace("exten => s,1,Set(IVRC_CLIP=)", line))


def _same(step: str, operator: str, after: str) -> bool:
    """What is said of the first mutant of a line, by an operator, into something."""
    mutant = next(
        each
        for each in of_text("一.conf", TEXT)
        if step in each.before.splitlines()[0] and each.operator == operator and after in each.after
    )
    return walk.same(TEXT, applied(mutant, TEXT))
