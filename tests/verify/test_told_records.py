"""What a switch tells of a call in its record, held against the call: a difference that is only a time may be the
machine's, and the call is then placed again; any other is told at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from ivrc.records import of_trace
from ivrc.records.of_trace import record_of
from ivrc.records.record import Asked, Record
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.judge import Shown, shows
from tests.verify.conftest import Shipped

AT = datetime.fromisoformat("2026-11-26T10:00:00+08:00")


def shown(shipped: Shipped, change: dict[str, Any], lines: int = 1) -> Shown:
    """What a call shows whose record is told with a change."""
    call = Placed("a call", shipped.hotline, Script("1"), Circumstances(AT, "13805761234"))
    meant = tuple(run(shipped.hotline, Script("1"), call.given))
    told: Record = record_of(shipped.hotline, meant, call.given, "7.1")
    changed = told._replace(**change)
    return shows(
        call, meant, Driven(meant, records=(changed.line(),) * lines), lambda call, driven: (None, 0)
    )


def late(shipped: Shipped, seconds: float) -> Shown:
    """The same of a record whose end is told so much later."""
    meant = tuple(run(shipped.hotline, Script("1"), Circumstances(AT, "13805761234")))
    end = record_of(shipped.hotline, meant, Circumstances(AT, "13805761234")).end
    return shown(shipped, {"end": end + timedelta(seconds=seconds)})


def test_the_same_record_shows_nothing(shipped: Shipped) -> None:
    assert shown(shipped, {}).found == ()
    assert late(shipped, 1.9).found == ()


@pytest.mark.parametrize("seconds", [3, 60])
def test_a_time_that_is_off_is_doubtful(shipped: Shipped, seconds: float) -> None:
    found = late(shipped, seconds)
    assert found.doubtful and found.off_ms == seconds * 1000
    assert [each.code for each in found.found] == ["IVRC606"]


@pytest.mark.parametrize(
    "change",
    [{"caller": None}, {"outcome": "gone"}, {"notice": False}, {"path": ("别处",)}, {"answered": None}],
)
def test_anything_else_is_told_at_once(shipped: Shipped, change: dict[str, Any]) -> None:
    found = shown(shipped, change)
    assert [each.code for each in found.found] == ["IVRC606"] and not found.doubtful


ASKED = Asked("余额服务", "failed", 5)


@pytest.mark.parametrize(
    ("meant", "told", "shows"),
    [
        ([ASKED], [ASKED._replace(ms=900)], False),
        ([ASKED], [ASKED._replace(outcome="found")], True),
        ([ASKED], [ASKED._replace(service="登记服务")], True),
        ([ASKED], [], True),
        ([], [ASKED], True),
        ([ASKED._replace(outcome="timeout", ms=3000)], [ASKED._replace(outcome="timeout", ms=5)], True),
        ([ASKED._replace(outcome="timeout", ms=3000)], [ASKED._replace(outcome="timeout", ms=3010)], False),
    ],
)
def test_services_are_held_by_name_and_outcome_and_by_the_time_where_they_are_given_up(
    meant: list[Asked], told: list[Asked], shows: bool, shipped: Shipped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_trace, "_asked", lambda events: tuple(meant))
    assert bool(shown(shipped, {"services": tuple(told)}).found) == shows


def test_a_record_told_twice_is_told_at_once(shipped: Shipped) -> None:
    found = shown(shipped, {}, lines=2)
    assert "2" in found.found[0].zh and not found.doubtful
