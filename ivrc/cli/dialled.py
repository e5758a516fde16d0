"""What `ivrc dial` says of calls as they go, and of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from ivrc.cli.report import sentence
from ivrc.dial.pace import State
from ivrc.records.outward import OVER, PLACED, Entry
from ivrc.report.wording import TRIES

_WORDS = {PLACED: ("拨出", "calling"), OVER: ("结束", "over"), **TRIES}


class Told:
    """A line for each thing that happens. `tries` are those that numbers have had already."""

    def __init__(self, lang: str, zone: ZoneInfo, tries: Mapping[str, int]) -> None:
        self._lang, self._zone = lang, zone
        self._tries = Counter(tries)

    def moment(self, at: float) -> str:
        """A moment in the zone of the hours."""
        return datetime.fromtimestamp(at, self._zone).strftime("%Y-%m-%d %H:%M:%S")

    def entry(self, entry: Entry) -> None:
        self._tries[entry.number] += entry.what == PLACED
        words = sentence(self._lang, *_WORDS[entry.what])
        count = self._tries[entry.number]
        again = sentence(self._lang, f"（第 {count} 次）", f" (try {count})") if entry.what == PLACED and count > 1 else ""  # fmt: skip
        cause = f" ({entry.cause})" if entry.cause and entry.what not in (OVER,) else ""
        print(f"{self.moment(entry.at)}  {entry.number}  {words}{again}{cause}", flush=True)

    def waits(self, until: float) -> None:
        """That nobody is called for a while."""
        moment = self.moment(until)
        print(sentence(self._lang, f"等到 {moment}", f"waiting until {moment}"), flush=True)

    def all(self, state: State) -> None:
        """What came of everybody."""
        counts = Counter(each.outcome for each in state.people.values())
        parts = [f"{sentence(self._lang, *words)} {counts[name]}" for name, words in TRIES.items() if counts[name]]  # fmt: skip
        print(sentence(self._lang, "，", ", ").join(parts))
