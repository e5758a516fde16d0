"""What a target hands over beside its text: modules, data, and a reader for each kind of file; names that are shared."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

import ivrc.switches
from ivrc.simulate.caller import OUTCOMES
from ivrc.simulate.events import events
from ivrc.site import Extensions, Site
from ivrc.switches.asterisk.driver import config, files
from ivrc.switches.asterisk.text import modules
from ivrc.switches.asterisk.text.target import TARGET, emit
from ivrc.switches.target import Emitted, emitted
from tests.targets.flows import (
    branch,
    hangup,
    hotline,
    menu,
    number,
    record,
    say,
    schedule,
    transfer,
    voicemail,
)

ROOT = Path(__file__).parents[2]
LAB = Site("lab", {"desk": {"asterisk": "PJSIP/1"}}, Extensions(("8XXX",), {"asterisk": "PJSIP/{}"}))
FLOWS = {
    "app_playback": say("a", "!hi", to="bye"),
    "app_dial": transfer("a", "desk"),
    "app_record": voicemail("a", "bye"),
    "app_mixmonitor": record("a", "bye"),
    "func_timeout": menu("a", {"1": "bye", "12": "bye"}),
    "func_strings": menu("a", {}, numbers=[number("bye", 4, end_key="#")]),
}


def test_a_hotline_needs_the_modules_of_what_it_does_and_no_others() -> None:
    plain = set(emit(hotline(say("a", "hi", to="bye"), hangup()), LAB).modules)
    assert plain == {*modules.ALWAYS, "app_verbose", "func_logic"}
    assert not plain & set(FLOWS)


@pytest.mark.parametrize("module", FLOWS)
def test_a_kind_brings_its_modules(module: str) -> None:
    assert module in emit(hotline(FLOWS[module], hangup()), LAB).modules


def test_what_a_verification_loads_follows_from_what_is_needed() -> None:
    made = config.files(Path("/f"), Path("/m"), 1, "secret", ("app_dial",))["etc/modules.conf"]
    loads = re.findall(r"load = (\w+)\.so", made)
    assert loads == ["app_dial", *config.DRIVING]


def test_the_page_names_every_module() -> None:
    page = (ROOT / "docs/targets/asterisk.md").read_text("utf-8")
    optional = {"codec_ulaw", "res_timing_timerfd"}
    assert {module for module in modules.EVERY if f"`{module}`" not in page} <= optional


_COMMENT = re.compile(r"(?<!\\);.*$", re.MULTILINE)
_STEP = re.compile(r"^(?:exten => .+?,1|[ ]same => n)(?:\([^)]*\))?,(\w+)\(", re.MULTILINE)
_FUNCTION = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\(|,Set\(([A-Z][A-Z0-9_]*)\(")


@pytest.mark.parametrize("module", FLOWS)
def test_every_application_and_function_has_its_module(module: str) -> None:
    """Read step by step, a dialplan holds nothing without a row, and needs what was found by looking for names."""
    made = emit(hotline(FLOWS[module], hangup()), LAB)
    for text in (_COMMENT.sub("", text) for text in made.files.values()):
        rows = [modules.APPLICATIONS[name] for name in _STEP.findall(text)]
        rows += [modules.FUNCTIONS[name or other] for name, other in _FUNCTION.findall(text)]
        assert {*rows, *modules.ALWAYS} - {modules.CORE} == set(made.modules)


def test_what_a_comment_says_needs_no_module() -> None:
    lines = [
        "exten => s,1,NoOp() ; ,Dial(a) ${TIMEOUT(b)}\n",
        "; same => n,Dial(a)\n",
        " same => n,Dial(\\;a)\n",
    ]
    assert modules.needed(["".join(lines[:2])]) == modules.ALWAYS
    assert modules.needed(["".join(lines)]) == (*modules.ALWAYS, "app_dial")


def test_a_file_that_nobody_reads_is_not_taken_for_proved() -> None:
    assert files.dialplans({"a.conf": "[a]\nexten => s,1,Hangup()\n"})[0].application == "Hangup"
    with pytest.raises(ValueError, match="table"):
        files.dialplans({"a.conf": "", "a.table": "x"})


def test_a_target_of_before_gives_texts_alone() -> None:
    older = TARGET._replace(emit=lambda flow, site: {"a.txt": flow.name})
    flow = hotline(hangup())
    assert emitted(older, flow, LAB) == Emitted({"a.txt": flow.name})
    assert emitted(TARGET, flow, LAB) == emit(flow, LAB)


def values(module: ModuleType) -> set[str]:
    """The names in a text that a module exports: what its constants hold."""
    found: set[str] = set()
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, str):
            found.add(value)
    return found


@pytest.mark.parametrize("switch", ["asterisk", "freeswitch"])
def test_a_driver_writes_no_name_of_the_text_itself(switch: str) -> None:
    """So that a name that is changed in the text is changed in what reads it. The words of the trace are its own."""
    folder = Path(ivrc.switches.__path__[0], switch)
    texts = [
        importlib.import_module(f"ivrc.switches.{switch}.text.{part}{path.stem}")
        for part in ("", "kinds.")
        for path in sorted((folder / "text" / part.strip(".")).glob("[!_]*.py"))
    ]
    shared = {value for module in texts for value in values(module) if len(value) > 2}
    shared |= {value.lower() for value in shared}
    shared -= {
        *events(),
        *OUTCOMES,
        switch,
        "flow",
        "agent",
        "Hangup",
        "wait",
        "enter",
        "service",
    }  # of traces, of AMI and of moments
    driver = folder / "driver"
    read = [driver / "translate.py", driver / "reading.py", *sorted((driver / "kinds").glob("*.py"))]
    written = {
        (path.stem, node.value)
        for path in read
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert shared
    assert not [(place, value) for place, value in sorted(written) if value in shared]


def test_branches_need_no_module() -> None:
    flow = hotline(branch("a", {"day": "bye"}, "bye"), hangup(), schedules=[schedule("day", (0, 540, 1080))])
    assert not {"app_dial", "app_record"} & set(emit(flow, LAB).modules)
