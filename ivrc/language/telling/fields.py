"""The regular expressions that a table of words has as they stand, compiled when a sentence first needs them."""

from __future__ import annotations

import re
from functools import cached_property

from ivrc.language.telling.table import Table


def _field(name: str) -> cached_property[re.Pattern[str]]:
    """A regular expression of the table, compiled when it is first asked for."""
    return cached_property(lambda fields: fields.compiled(getattr(fields.table, name)))


class Fields:
    """A table, and each of its expressions by the same name."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def compiled(self, expression: str) -> re.Pattern[str]:
        """An expression of the table with its words filled in."""
        raise NotImplementedError

    follows = _field("follows_re")
    gets = _field("gets_re")
    offered = _field("offered_re")
    paired = _field("paired_re")
    unit = _field("unit_re")
    doubtful = _field("doubtful_re")
    listed = _field("listed_re")
    not_one = _field("not_one_re")
    twice = _field("twice_re")
    either = _field("either_re")
    together = _field("together_re")
    length = _field("length_re")
    name_before = _field("name_before_re")
    name_after = _field("name_after_re")
    typing = _field("typing_re")
    ends = _field("ends_re")
    until = _field("until_re")
    ended = _field("ended_re")
    stands_for = _field("stands_for_re")
    point = _field("point_re")
    elsewhere = _field("elsewhere_re")
    urgent = _field("urgent_re")
    told_not = _field("told_not_re")
    perhaps_not = _field("perhaps_not_re")
    reported = _field("reported_re")
    services = _field("services")
    introduces = _field("introduces_re")
    purpose = _field("purpose_re")
    joined = _field("joined_re")
    hold = _field("hold_re")
    say = _field("say_re")
