"""What the emitted Asterisk text means, by a second reading: small models of what Asterisk does with it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.flow.nodes import KEYS
from ivrc.switches.asterisk.text.syntax import argument, comment
from ivrc.switches.asterisk.text.target import TARGET

from .flows import branch, hangup, hotline, menu, schedule
from .test_asterisk import SITE, contexts, emitted

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))
TRAPS = st.lists(
    st.sampled_from([";", ";--", "--;", "\\", '"', ",", "(", ")", "[", "]", "${X}", "$[1]", "a", " "])
)


def file_line(text: str) -> str | None:
    """A line after main/config.c: `\\;` is `;`, a `;` alone begins a comment. None for a block comment."""
    start = 0
    while (place := text.find(";", start)) >= 0:
        if place > start and text[place - 1] == "\\":
            text = text[: place - 1] + text[place:]
            start = place
        elif text.startswith(";--", place) and not text.startswith(";---", place):
            return None
        else:
            return text[:place]
    return text


def arguments(text: str) -> list[str]:
    """The arguments of an application after main/app.c, `__ast_app_separate_args` with `remove_chars`."""
    found, depth, quoted, place = [""], 0, False, 0
    while place < len(text):
        letter = text[place]
        if letter == "\\":
            place += 1
            found[-1] += text[place : place + 1]
        elif letter == '"':
            quoted = not quoted
        elif letter == "," and not depth and not quoted:
            found.append("")
        else:
            depth = max(0, depth + (letter in "([") - (letter in ")]"))
            found[-1] += letter
        place += 1
    return found


@given(LINE | TRAPS.map("".join))
def test_any_text_comes_back_as_one_argument(text: str) -> None:
    line = file_line(f" same => n,Dial({argument(text)},15,g)") or ""
    replaced = "${" in line or "$[" in line
    read = arguments(line[line.index("(") + 1 : line.rindex(")")])
    assert (read, replaced, line[-1]) == ([text, "15", "g"], False, ")")


@given(st.text() | TRAPS.map("".join))
def test_any_text_is_a_comment_to_the_end_of_its_line(text: str) -> None:
    line = comment(text)
    read = file_line(line), file_line(f" same => n,NoOp() {line}")
    assert (read, len(line.splitlines())) == (("", " same => n,NoOp() "), 1)


PERIODS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 1440), st.integers(0, 1440)).filter(lambda p: p[1] < p[2]),
    max_size=8,
)


WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def gotoiftime(line: str) -> set[int]:
    """The minutes of the week in which GotoIfTime goes, by main/pbx_timing.c: both ends of a range are in it."""
    times, days, *_ = line.split("(", 1)[1].split("?")[0].split(",")
    clock = [[int(h) * 60 + int(m) for h, m in re.findall(r"(\d+):(\d+)", part)] for part in times.split("&")]
    found: set[int] = set()
    for part in days.split("&"):
        first, _, last = part.partition("-")
        for day in range(WEEK.index(first), WEEK.index(last or first) + 1):
            for start, end in clock:
                found |= set(range(day * 1440 + start, day * 1440 + end + 1))
    return found


@settings(max_examples=40)
@given(PERIODS)
def test_every_minute_of_the_week_is_open_or_closed_as_the_schedule_says(
    drawn: list[tuple[int, int, int]],
) -> None:
    periods: list[tuple[int, int, int]] = []
    for period in sorted(drawn):
        if not periods or periods[-1][0] != period[0] or periods[-1][2] <= period[1]:
            periods.append(period)
    hours = schedule("上班", *periods)
    flow = hotline(branch("时间", {"上班": "bye"}, "other"), hangup(), hangup("other"), schedules=[hours])
    lines = [line for line in contexts(emitted(flow))["ivrc-测试热线.时间"] if "GotoIfTime(" in line]
    form = re.compile(
        r"\d{1,2}:\d\d-\d{1,2}:\d\d(&.*)?,[a-z&-]+,\*,\*,Asia/Shanghai\?ivrc-测试热线\.bye,s,1\)"
    )
    assert all(form.search(line) for line in lines)
    read = set().union(*map(gotoiftime, lines))
    assert read == {day * 1440 + minute for day, start, end in periods for minute in range(start, end)}


PATTERNS = st.sets(
    st.one_of(st.text("0189*#", min_size=1, max_size=3), st.text("01X*", min_size=1, max_size=4)),
    min_size=1,
    max_size=7,
)


def fits(pattern: str, keys: str) -> bool:
    return len(pattern) >= len(keys) and all(
        p == k or (p == "X" and k.isdigit()) for p, k in zip(pattern, keys, strict=False)
    )


def collect(patterns: set[str], keys: str) -> tuple[str, str]:
    """What main/pbx.c collects of the keys typed, with silence after the last, and what is left over."""
    typed = ""
    while keys and any(len(p) > len(typed) and fits(p, typed) for p in patterns):
        typed, keys = typed + keys[0], keys[1:]
    return typed, keys


def names(lines: list[str]) -> dict[str, str]:
    """Every extension of a context and what it does first."""
    return dict(re.findall(r"^exten => _?([^,]+),1,(.*)$", "\n".join(lines), re.M))


@given(PATTERNS, st.text(KEYS, min_size=1, max_size=5))
def test_keys_typed_before_a_menu_mean_what_they_mean_within_it(patterns: set[str], keys: str) -> None:
    flow = hotline(menu("菜单", dict.fromkeys(sorted(patterns), "bye"), "clip", exit_="bye"), hangup())
    found = contexts(emitted(flow))
    own = names(found["ivrc-测试热线.菜单"])
    listed = {name for name in own if set(name) <= set(KEYS) | {"X"}}
    first, rest = keys[0], keys[1:]
    way = own.get(f"first{first}") or (own.get("firstX") if first.isdigit() else None)
    if way is None:
        # Nothing may follow this key: it is acted on alone.
        assert (collect(patterns, keys), listed) == ((first, rest), patterns)
        return
    continuation = names(found[way.removeprefix("Goto(").removesuffix(",s,1)")])
    assert {continuation.pop("s"), continuation.pop("t"), continuation.pop("i"), *continuation.values()} == {
        "WaitExten(3)",
        "Goto(ivrc-测试热线.菜单,${IVRC_FIRST},1)",
        "Goto(ivrc-测试热线.菜单,${IVRC_FIRST}${INVALID_EXTEN},1)",
        "Goto(ivrc-测试热线.菜单,${IVRC_FIRST}${EXTEN},1)",
    }
    typed, left = collect(set(continuation), rest)
    assert (collect(patterns, keys), listed) == ((first + typed, left), patterns)


def test_times_are_said_as_asterisk_reads_them() -> None:
    flow = hotline(
        menu("菜单", {"12": "bye"}, exit_="bye")._replace(first_key_ms=2500, inter_key_ms=50), hangup()
    )
    text = emitted(flow)
    assert "WaitExten(2.5)" in text
    assert "Set(TIMEOUT(digit)=0.05)" in text
    none = hotline(menu("菜单", {"1": "bye"}, exit_="bye")._replace(first_key_ms=0), hangup())
    assert "WaitExten(0.001)" in emitted(none)
    assert TARGET.inspect(flow, SITE) == []
