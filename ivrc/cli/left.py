"""How long work still takes: nothing until that can be told, then seconds that go down as a clock does."""

from __future__ import annotations

_EVIDENCE_S, _EVIDENCE_SHARE = 3.0, 0.1
"""Before so many seconds, and so much of the work, nothing is said: the first figures are the wildest."""

_TRUST_S = 10.0
"""How quickly what was said before is forgotten: the last figure counts half after about seven seconds."""


class Left:
    """An estimate, in seconds. It begins with the first work that is finished, because an engine that has to be
    loaded takes its time once, and goes by the share of the work that is done since."""

    def __init__(self) -> None:
        self._since: tuple[float, float] | None = None
        self._said: tuple[float, float] | None = None

    def seconds(self, now: float, share: float) -> float | None:
        """At a moment (seconds of any clock) when `share` of the work (0 to 1) is done; None while it cannot be told."""
        if not 0 < share < 1:
            return None
        if self._since is None:
            self._since = now, share
        since, first = self._since
        passed, done = now - since, share - first
        if passed < _EVIDENCE_S or done < _EVIDENCE_SHARE:
            return None
        left = passed / done * (1 - share)
        if self._said:
            before, said = self._said
            aged = max(0.0, said - (now - before))
            weight = (now - before) / (now - before + _TRUST_S)
            left = aged + (left - aged) * weight
        self._said = now, left
        return left


def rounded(seconds: float) -> tuple[str, str]:
    """In Chinese and English, no finer than it can be known: to 5 s below a minute, else to half a minute."""
    if seconds <= 57.5:
        fives = max(5, round(seconds / 5) * 5)
        return f"约剩 {fives} 秒", f"about {fives} s left"
    halves = round(seconds / 30) / 2
    return f"约剩 {halves:g} 分钟", f"about {halves:g} min left"
