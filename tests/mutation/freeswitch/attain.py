"""In which steps, with which values, a hotline comes to look for an extension: worked out of its text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from tests.mutation.freeswitch.hunt import KEYS, Extension, Moment, hunt, read

_STEP = re.compile(r"([^\s={}]+) XML (\S+)")
_FIELD = re.compile(r"\$\{(?:\w+\([^)]*\)|\w+)\}")
_TALLY = re.compile(r"x\{1,(\d+)\}")
_TIME = re.compile(r"\d\d:\d\d:\d\d")
_ENDS = re.compile(r"ivrc_end_key=(.)")
MOST = 40_000
"""Typed texts of one menu; of more, nothing is said."""

DOMAINS: dict[str, tuple[str, ...]] = {
    "ivrc_key": ("", *KEYS),
    "ivrc_result": ("", "FILE PLAYED", "FILE NOT FOUND", "PLAYBACK ERROR", "uri-failure", "NO EXTENSION", "NO TIME ZONE"),
    "ivrc_outcome": ("answered", "busy", "no-answer", "unavailable"),
    "originate_disposition": ("SUCCESS", "USER_BUSY", "NO_ANSWER", "ALLOTTED_TIMEOUT", "CALL_REJECTED", "DESTINATION_OUT_OF_ORDER",
                              "UNALLOCATED_NUMBER", "ORIGINATOR_CANCEL", "NORMAL_TEMPORARY_FAILURE"),
    "ivrc_fault": ("", "play:x XML y: FILE NOT FOUND"),
    "ivrc_next": ("", "enter XML y"),
    "ivrc_recording": ("", "true"),
    "strftime_tz(${timezone} %z)": ("+0800", "-0330", "-ERR Invalid Timezone"),
}  # fmt: skip
"""What these variables hold, whatever the hotline."""


class TooMany(ValueError):
    """There is more to try than can be tried."""


@lru_cache(maxsize=256)
def steps(text: str) -> dict[str, tuple[str, ...]]:
    """The steps that are ever executed, by context."""
    found: dict[str, dict[str, None]] = {}
    contexts = read(text)
    for extensions in contexts.values():
        for extension in extensions:
            for condition in extension.conditions:
                for action in condition.actions:
                    for step, context in _STEP.findall(action.data):
                        found.setdefault(context, {})[step.replace("$1", "5000")] = None
    entry = next(iter(contexts), "")
    numbers = re.search(r"\^\((start.*?)\)\$", text)
    found.setdefault(entry, {}).update(dict.fromkeys(numbers[1].split("|") if numbers else ("start",)))
    return {context: tuple(names) for context, names in found.items()}


def moments(step: str, text: str, other: str, context: str, both: Sequence[Extension]) -> Iterator[Moment]:
    """A step of a context with every combination of values that the conditions of these extensions may see. Raises
    TooMany."""
    fields = sorted({name for each in both for name in _names(each)} - {"ivrc_typed"})
    times = sorted(_moments(both))
    domains = [_domain(name, step, text, both) for name in fields]
    every = _typed(text, other, context)
    typed = every.get(step) or tuple(dict.fromkeys(keys for each in every.values() for keys in each))
    asked = any(c.field == "${ivrc_typed}" for each in both for c in each.conditions)
    for keys in typed if asked else ("",):
        for values in product(*domains):
            held = (*zip(fields, values), ("ivrc_typed", keys))
            for day, second in times:
                yield Moment(step, held, day, second)


def _names(extension: Extension) -> Iterator[str]:
    for condition in extension.conditions:
        if condition.field and condition.field.startswith("$"):
            inner = condition.field[2:-1]
            if "(" in inner:
                yield inner
            else:
                yield from (each[2:-1] for each in _FIELD.findall(condition.field))


def _moments(extensions: Iterable[Extension]) -> set[tuple[int, int]]:
    times = {
        each for extension in extensions for condition in extension.conditions for each in condition.times
    }
    if not times:
        return {(0, 0)}
    seconds = {0, 86_399}
    for _, value in times:
        for told in _TIME.findall(value):
            hours, minutes, second = (int(part) for part in told.split(":"))
            seconds |= {hours * 3600 + minutes * 60 + second + by for by in (-1, 0, 1)}
    return {(day, second) for day in range(7) for second in seconds if 0 <= second < 86_400}


def _domain(name: str, step: str, text: str, extensions: Sequence[Extension]) -> tuple[str, ...]:
    if name in ("ivrc_silences", "ivrc_wrongs"):
        limits = [
            int(each)
            for extension in extensions
            for c in extension.conditions
            for each in _TALLY.findall(c.expression)
        ]
        return tuple("x" * count for count in range(step == name[5:-1], max(limits, default=0) + 2))
    if name == "ivrc_v" or name.startswith("ivrc_v"):
        return ("", *_stored(text, name))
    return DOMAINS.get(name, ("",))


@lru_cache(maxsize=256)
def _stored(text: str, name: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    contexts = read(text)
    for context, extensions in contexts.items():
        if not any(
            action.data.startswith(f"{name}=")
            for e in extensions
            for c in e.conditions
            for action in c.actions
        ):
            continue
        for step, every in _typed(text, text, context).items():
            for keys in every:
                done = hunt(extensions, Moment(step, (("ivrc_typed", keys),))) or ()
                if any(action.data.startswith(f"{name}=") for action in done):
                    found[keys.rstrip("#*")] = None
    return tuple(found)


@lru_cache(maxsize=256)
def _typed(text: str, other: str, context: str) -> dict[str, tuple[str, ...]]:
    """The texts that may have been typed in the steps `typed` and `ended`, by the steps themselves."""
    extensions = read(text).get(context, ())
    both = (*extensions, *read(other).get(context, ()))
    if any(each.startswith("ivrc_v") for extension in extensions for each in _stores(extension)):
        both = tuple(
            each for held in (read(text), read(other)) for context in held.values() for each in context
        )
    alphabet = _alphabet(both)
    found: dict[str, dict[str, None]] = {"typed": {"": None, **dict.fromkeys(alphabet)}, "ended": {}}
    fresh = list(alphabet)
    while fresh:
        keys = fresh.pop()
        done = hunt(extensions, Moment("typed", (("ivrc_typed", keys),))) or ()
        datas = [action.data for action in done]
        if any(data.startswith("further-key:") for data in datas):
            more = [keys + key for key in alphabet]
            found["typed"] |= dict.fromkeys(more)
            found["ended"][keys] = None
            fresh += more
        if ends := [each[1] for data in datas if (each := _ENDS.match(data))]:
            found["ended"] |= dict.fromkeys((keys, keys + ends[0]))
        if len(found["typed"]) > MOST:
            raise TooMany
    return {step: tuple(each) for step, each in found.items()}


def _stores(extension: Extension) -> list[str]:
    return [action.data for condition in extension.conditions for action in condition.actions]


def _alphabet(extensions: Iterable[Extension]) -> tuple[str, ...]:
    """The keys that any expression of typed keys tells apart, and one of each sort besides."""
    told: set[str] = set()
    for extension in extensions:
        for condition in extension.conditions:
            if condition.field and condition.field.startswith(("${ivrc_typed}", "${ivrc_v")):
                bare = re.sub(r"\{[\d,]*\}", "", condition.expression)
                for begin, end in re.findall(r"(\d)-(\d)", bare):
                    told |= {
                        str(n) for n in (int(begin) - 1, int(begin), int(end), int(end) + 1) if 0 <= n <= 9
                    }
                told |= set(re.sub(r"\d-\d", "", bare)) & set("0123456789")
    rest = [key for key in "5012346789" if key not in told]
    return (*sorted(told), *rest[:1], "*", "#")


def same(text: str, other: str) -> bool:
    """Whether every step finds the same actions in both texts. Raises TooMany."""
    theirs = read(other)
    for context, extensions in read(text).items():
        if extensions == theirs.get(context):
            continue
        for step in steps(text).get(context, ()):
            mine, others = (_for(step, each) for each in (extensions, theirs.get(context, ())))
            if mine == others:
                continue
            for at in moments(step, text, other, context, (*mine, *others)):
                if hunt(mine, at) != hunt(others, at):
                    return False
    return True


def _for(step: str, extensions: Iterable[Extension]) -> tuple[Extension, ...]:
    """The extensions that a step may find: without those that another step's name has to be asked for first."""
    return tuple(each for each in extensions if not _passed_by(step, each))


def _passed_by(step: str, extension: Extension) -> bool:
    first = extension.conditions[0] if extension.conditions else None
    if first is None:
        return True
    if first.field != "destination_number" or first.leave not in ("", "on-false"):
        return False
    return not re.search(first.expression, step)
