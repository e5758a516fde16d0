"""The hours in which calls may be made, in a time zone: which moment is in them, and which is the next that is."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrc.outbound import Minutes
from ivrc.week import DAY, WEEK

_MINUTE = 60
_CHANGE = 3 * 60 * _MINUTE
"""Seconds: more than clocks are ever put forward or back by."""


class Hours(NamedTuple):
    """At least one span of minutes of the week. Moments are seconds since 1970 (UTC)."""

    minutes: Minutes
    zone: ZoneInfo

    def holds(self, at: float) -> bool:
        """Whether calls may be made at this moment."""
        now = self._minute(at)
        return any(begins <= now < ends for begins, ends in self.minutes)

    def next(self, at: float) -> float:
        """This moment, or the first after it in which calls may be made."""
        if self.holds(at):
            return at
        begun = at // _MINUTE * _MINUTE
        ahead = min((begins - self._minute(at)) % WEEK for begins, _ in self.minutes) * _MINUTE
        found = max(begun + _MINUTE, begun + ahead - _CHANGE)  # clocks may change on the way
        while not self.holds(found):
            found += _MINUTE
        return found

    def _minute(self, at: float) -> int:
        local = datetime.fromtimestamp(at, self.zone)
        return local.weekday() * DAY + local.hour * 60 + local.minute
