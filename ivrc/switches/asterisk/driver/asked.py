"""A hotline's tables, asked of the switch row by row: how it says values, and what it takes a day for. Calls come to a few of
the rows only, and each could be wrong by itself."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ivrc import saying
from ivrc.diagnostics import Span
from ivrc.flow.days import Calendar
from ivrc.flow.graph import values_said
from ivrc.flow.nodes import Hotline
from ivrc.saying.telling import UNSAID, telling
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.endpoints import Around
from ivrc.switches.asterisk.text import days
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.saying import subroutine

_LINE = 700
"""Characters of what is asked at once: a line of AMI has 1,024 bytes."""
_PATIENCE = 10.0
"""Real seconds in which a switch says the next answer."""
_FEW = 6
"""How many values are asked in every further form that the last piece has."""


class Question(NamedTuple):
    """What is asked by an extension of `endpoints`: `rows` is what is meant to be answered to each. `about` names it for a
    person, `span` is where the source has it."""

    extension: str
    variables: Mapping[str, str]
    rows: Mapping[str, str]
    about: str
    span: Span


class Questions:
    """What is being asked of a switch."""

    def __init__(self, manager: Manager, places: Around) -> None:
        self._manager, self._places = manager, places
        self._open: dict[str, asyncio.Queue[tuple[str, str] | None]] = {}

    async def ask(self, question: Question) -> Mapping[str, str]:
        """What the switch answers, up to the first row of which it says nothing."""
        answers: dict[str, str] = {}
        for rows in _at_once(list(question.rows)):
            told = await self._ask(question, rows)
            answers |= told
            if len(told) < len(rows):
                break
        return answers

    async def _ask(self, question: Question, rows: Sequence[str]) -> dict[str, str]:
        id = f"{secrets.token_hex(4)}-ask"
        told = self._open[id] = asyncio.Queue()
        variables = {**question.variables, "IVRC_ASK": "^".join(rows)}
        answers: dict[str, str] = {}
        try:
            await self._manager.ask(
                "Originate",
                {"Variable": [f"{name}={value}" for name, value in variables.items()]},
                Channel=f"Local/{question.extension}@{self._places.pulse}/n",
                Application="Wait",
                Data="360000",
                Async="true",
                ChannelId=id,
                OtherChannelId=f"{id}-b",
            )
            while answer := await asyncio.wait_for(told.get(), _PATIENCE):
                answers[answer[0]] = answer[1]
        except TimeoutError:
            self._manager.tell("Hangup", Channel=f"/^Local\\/{question.extension}@{self._places.pulse}/")
        finally:
            del self._open[id]
        return answers

    def feed(self, event: Message) -> bool:
        """Whether an event is an answer, or about one."""
        told = self._open.get(event.get("Linkedid", ""))
        if told is None:
            return False
        if event.get("Event") == "UserEvent":
            told.put_nowait((event.get("Row", ""), event.get("Answer", "")))
        elif event.get("Event") == "Hangup":
            told.put_nowait(None)
        return True


def _at_once(rows: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for row in rows:
        if sum(map(len, part)) + len(part) + len(row) > _LINE:
            yield part
            part = []
        part.append(row)
    yield part


def questions(hotline: Hotline, plan: Plan) -> list[Question]:
    """What there is to ask about a hotline."""
    asked = list(_values(hotline, plan))
    if hotline.calendar:
        asked.append(_days(hotline, plan, hotline.calendar))
    return asked


def _values(hotline: Hotline, plan: Plan) -> Iterator[Question]:
    """How each language says values of each form in which the hotline says one."""
    places = {(each.locale, each.begins, each.last): node.span for node, each in values_said(hotline)}
    seen = set()
    for (locale, begins, last), span in places.items():
        values = [*telling(locale, begins), *UNSAID]
        if (locale, begins) in seen:
            values = values[:_FEW]
        seen.add((locale, begins))
        rows = {value: _said(plan, locale, saying.say(locale, begins, value, last)) for value in values}
        variables = {
            "IVRC_ASK_TABLE": subroutine(plan, locale),
            "IVRC_ASK_BEGINS": begins,
            "IVRC_ASK_LAST": last,
        }
        yield Question("says", variables, rows, f"say {locale} {begins}", span)


def _said(plan: Plan, locale: str, pieces: Sequence[str] | None) -> str:
    return "&".join(plan.clip(saying.sound(locale, each)) for each in pieces or ())


def _days(hotline: Hotline, plan: Plan, calendar: Calendar) -> Question:
    """What every day that is not as its weekday is taken for, and the days around it; and that nothing is said of a year that
    the calendar does not know."""
    rows: dict[str, str] = {}
    for special in calendar.days:
        day = date.fromisoformat(special.date)
        for each in (day - timedelta(1), day, day + timedelta(1)):
            rows[each.strftime("%Y%m%d")] = days.answer(calendar, each)
    for beyond in (calendar.years[0] - 1, calendar.years[-1] + 1):
        rows[f"{beyond}0701"] = ""
    return Question("days", {"IVRC_ASK_TABLE": days.table_name(plan)}, rows, calendar.name, hotline.span)
