"""Which area a mobile number is of: a table of the first seven digits, as one run of records of equal length.

It is a deployer's own and no part of a menu: a hotline has it from the site that it is built for.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.regex import regex

FIRST, SLOTS, WIDTH = 1_300_000, 700_000, 4
"""The first prefix that there can be, how many, and the bytes of each one's record: an area code, filled up."""
FILL = "-"
EMPTY = FILL * WIDTH
"""The record of a prefix that is in no row."""
MOBILE = "1[3-9][0-9]{9}"
"""A mobile number as it is dialled within the country, for PCRE, POSIX (extended) and ECMAScript alike."""
PREFIX = 7
_MOBILE = regex(MOBILE)


class Prefixes(NamedTuple):
    """The records, one a prefix, in order."""

    records: bytes

    def of(self, number: str) -> str:
        """What an area is told from: the record of a mobile number, every other number itself."""
        if not _MOBILE.fullmatch(number):
            return number
        at = (int(number[:PREFIX]) - FIRST) * WIDTH
        return self.records[at : at + WIDTH].decode("ascii")

    def ends(self, code: str) -> tuple[str, ...]:
        """The first and the last prefix of an area code, or of no row; none where it has none."""
        record = code.ljust(WIDTH, FILL).encode("ascii")
        ends = dict.fromkeys((self._find(record), self._find(record, last=True)))
        return tuple(str(FIRST + slot) for slot in ends if slot >= 0)

    def _find(self, record: bytes, last: bool = False) -> int:
        """The slot of the first or the last such record; negative where there is none."""
        at = self.records.rfind(record) if last else self.records.find(record)
        while at >= 0 and at % WIDTH:
            at = self.records.rfind(record, 0, at + WIDTH - 1) if last else self.records.find(record, at + 1)
        return at // WIDTH

    def __repr__(self) -> str:
        return f"Prefixes({len(self.records)} bytes)"
