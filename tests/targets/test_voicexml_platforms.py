"""What platforms say in their manuals: what they refuse is told of a site that names them; what they answer is understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.diagnostics import Severity
from ivrc.flow.nodes import Hotline
from ivrc.switches import voicexml
from ivrc.switches.admit import admit
from ivrc.switches.voicexml.text.platforms import PLATFORMS, REFUSALS
from ivrc.switches.voicexml.text.target import TARGET

from .flows import SPAN, hangup, hotline, menu, record, say, site, transfer, voicemail
from .test_voicexml_document import VXML, document, everything
from .vxml_browser import Browser, Caller, heard

DOCS = Path(__file__).parents[2] / "docs" / "targets"
DESK = "sip:8001@pbx.example.com"
SITE = site("voicexml", 坐席=DESK)

SAYS = hotline(say("欢迎", "hello", to="bye"), hangup())
RECORDS = hotline(record("录音", "bye"), hangup())
DIALS = hotline(transfer("坐席", "坐席"), hangup())
TYPED = hotline(transfer("分机", extension="分机号"), hangup(), variables=("分机号",))
TAKES = hotline(voicemail("留言", "bye"), hangup())
BOTH = hotline(transfer("坐席", "坐席", busy="留言"), voicemail("留言", "bye"), hangup())


def told(flow: Hotline, platform: str) -> list[Severity]:
    found = admit(flow, SITE._replace(platform={"voicexml": platform}), TARGET)
    assert {each.code for each in found} <= {"IVRC413"}
    assert all(PLATFORMS[platform] in each.zh and PLATFORMS[platform] in each.en for each in found)
    return [each.severity for each in found]


@pytest.mark.parametrize("flow", [SAYS, RECORDS, DIALS, TYPED, TAKES, BOTH])
def test_cisco_hears_no_key_of_any_hotline(flow: Hotline) -> None:
    assert told(flow, "cisco-vvb") == [Severity.ERROR]


@pytest.mark.parametrize("flow", [SAYS, everything()])
def test_every_grammar_is_one_that_cisco_refuses(flow: Hotline) -> None:
    kinds = [grammar.get("type") for grammar in document(flow).iter(f"{VXML}grammar")]
    assert kinds and set(kinds) == {"application/srgs+xml"}


@pytest.mark.parametrize(
    ("platform", "flow", "notes"),
    [
        *((name, flow, 0) for name in ("aspect", "avaya", "genesys") for flow in (SAYS, RECORDS)),
        *((name, flow, 1) for name in ("aspect", "avaya", "genesys") for flow in (DIALS, TYPED)),
        ("aspect", TAKES, 0),
        ("avaya", TAKES, 0),
        ("genesys", TAKES, 1),
        ("genesys", BOTH, 2),
    ],
)
def test_what_a_setting_decides_is_a_note_where_the_hotline_needs_it(
    platform: str, flow: Hotline, notes: int
) -> None:
    assert told(flow, platform) == [Severity.NOTE] * notes


def test_it_stands_at_the_node_that_needs_it() -> None:
    at_node = SPAN._replace(line=7)
    flow = hotline(
        menu("主菜单", {"1": "坐席"}, "prompt"), transfer("坐席", "坐席")._replace(span=at_node), hangup()
    )
    (note,) = admit(flow, SITE._replace(platform={"voicexml": "avaya"}), TARGET)
    assert note.span == at_node


def test_nothing_is_told_of_a_platform_that_is_not_named() -> None:
    for flow in (SAYS, BOTH, everything()):
        assert [each for each in admit(flow, SITE, TARGET) if each.code == "IVRC413"] == []


def test_a_site_may_name_those_of_which_something_is_known() -> None:
    settings = json.loads((Path(voicexml.__file__).parent / "settings.json").read_bytes())
    assert settings["platform"]["enum"] == sorted(PLATFORMS) == sorted({each.platform for each in REFUSALS})


@pytest.mark.parametrize("page", ["voicexml-platforms.md", "voicexml-platforms.zh-CN.md"])
def test_the_page_has_each_platform_and_where_its_manual_says_so(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [each.source for each in REFUSALS if each.source not in text] == []
    assert [name for name, title in PLATFORMS.items() if f"`{name}`" not in text or title not in text] == []


# What platforms answer beyond the standard's own words: <transfer> of the Next Generation Interpreter (Genesys), and the
# events that its Composer lists for a transfer.


@pytest.mark.parametrize(
    ("answer", "came_to"),
    [
        ("network_disconnect", "after"),
        *((f"far_end_{what}", "failed") for what in ("machine", "fax")),
        *(
            (f"error.connection{what}", "failed")
            for what in ("", ".baddestination", ".noauthorization", ".noresource", ".noroute")
        ),
        *(
            (f"error.unsupported.{what}", "failed")
            for what in ("transfer.blind", "transfer.consultation", "transfer.bridge", "uri")
        ),
    ],
)
def test_what_a_platform_answers_to_a_transfer_takes_a_way_of_the_menu(answer: str, came_to: str) -> None:
    ends = [say(name, f"at-{name}", to="bye") for name in ("busy", "lost", "failed", "after")]
    flow = hotline(
        transfer("desk", "坐席", busy="busy", no_answer="lost", unavailable="failed", after="after"),
        *ends,
        hangup(),
    )
    (content,) = TARGET.emit(flow, SITE).files.values()
    trace = heard(Browser(content.encode(), Caller(answers={DESK: answer})).call())
    assert trace == [f"dial {DESK} {answer}", f"play at-{came_to}", "disconnect"]


def test_every_time_has_its_unit() -> None:
    """Prophecy answers `error.badfetch` to a bare number (its page of <audio>); the standard asks for the unit too."""
    tree = document(everything())
    times = [each.get("value") for each in tree.iter(f"{VXML}property") if "timeout" in each.get("name")]
    names = ("maxtime", "finalsilence", "connecttimeout", "fetchtimeout")
    times += [each.get(name) for each in tree.iter(f"{VXML}*") for name in names if each.get(name)]
    assert len(times) > 10
    assert [time for time in times if not time.endswith("s") or not time.rstrip("ms").isdigit()] == []
