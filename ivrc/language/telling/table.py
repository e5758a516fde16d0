"""The form of a language's table: the words with which a trade tells keys there. A table is data and nothing else.

Words are matched without regard to case, width and traditional or simplified characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Table(NamedTuple):
    """How one language tells keys.

    Lists hold words; fields whose name ends in `_re` hold regular expressions (`re.VERBOSE` is off), in which
    `{N}` stands for a number of the language, `{KEY}` for a key that ends a number.
    """

    name: str
    locales: tuple[str, ...]
    spaced: bool
    """Whether blanks stand between words."""
    numerals: Mapping[str, int]
    """Every number word from 0 to 99."""
    held: tuple[str, ...]
    """Verbs of a key that is held down."""
    press: tuple[str, ...]
    """Verbs whose object is a key and nothing else."""
    dial: tuple[str, ...]
    """Verbs that take a key, but also the number of another telephone."""
    calls: tuple[str, ...]
    """Those of them that, before a service number, always mean another call (`拨打110`)."""
    choose: tuple[str, ...]
    """Verbs that take a key, but also things (`选择3件`)."""
    type: tuple[str, ...]
    """Verbs that take a key or a number to type."""
    meant_re: str
    """Before a verb of dialling, choosing or typing: it says what for, and tells nothing (`To dial a room, press 8`)."""
    units_too: tuple[str, ...]
    """Verbs that are none after a number (`8点`)."""
    before_key: tuple[str, ...]
    """What may stand between verb and key (`the`, `数字`, `分机`)."""
    after_key: tuple[str, ...]
    """What may follow a key and belongs to it (`key`, `号键`)."""
    stars: tuple[str, ...]
    pounds: tuple[str, ...]
    or_: tuple[str, ...]
    """Joiners of a list of keys; a comma is one everywhere."""
    to: tuple[str, ...]
    """Joiners of a range; a hyphen is one everywhere."""
    between: tuple[str, ...]
    """Before two keys that are the ends of a range (`between 1 and 5`)."""
    then: tuple[str, ...]
    """Joiners of keys pressed one after the other."""
    again: tuple[str, ...]
    """After a comma and before a verb: the next key follows the one before (`先按1，再按2`)."""
    first_re: str
    """Right before a verb: a key is pressed first, and another after it (`先按1选择语言，再按2`)."""
    either_re: str
    """Between keys of which the caller presses one."""
    together_re: str
    """In the clause of several keys: they are pressed at once or in turn, and are no choice (`同时按1和3`)."""
    any_key: tuple[str, ...]
    any_digit: tuple[str, ...]
    but_re: str
    """What leaves keys (groups `one`, `two`) out of any key: behind it, in languages without blanks before it."""
    other_key: tuple[str, ...]
    """Every key but those that the menu has: one that is meant, or none that it knows."""
    follows_re: str
    """What may follow a key, with blanks before it; the end of a clause always may."""
    called: tuple[str, ...]
    """Before a number at the start of a clause: it is a key even without a verb (`option 1 for sales`)."""
    gets_re: str
    """After such a key: what it does for the caller (`key 9 gets you help`)."""
    offered_re: str
    """A whole clause that offers its group `key` without any verb of telling (`Help is 9`, `9 gets you help`)."""
    paired_re: str
    """One that may do so, and does where another clause has the form with another key (`sales one, service two`)."""
    extensions: tuple[str, ...]
    """Those words before a key that say that it is an extension."""
    unit_re: str
    """What makes a number before it a quantity."""
    doubtful_re: str
    """What may make it one."""
    listed_re: str
    """What follows the last key of a list after commas (`按1，2，3选择`)."""
    not_one_re: str
    """After a number word: it is no number here (`press one of`, `按一下`)."""
    twice_re: str
    """After a key or right before its verb: pressed more than once."""
    length_re: str
    """The length of a number to type: groups `low`, `high`, `to`, and `least`, `most` or `above`."""
    apposed_re: str
    """Between what is to be typed and its length in the next clause (`生日，共4码`)."""
    name_before_re: str
    name_after_re: str
    """The name of what is typed, before and after its length (group `name`)."""
    typing_re: str
    """Something to type after a dialling verb that has no length (`直拨分机号`; group `name`)."""
    ends_re: str
    """A phrase that tells the end key of a number, `{KEY}` being the key."""
    until_re: str
    """What may stand between a number to type and the verb of its end key (`输入完毕`, `then`)."""
    ended_re: str
    """What may follow that key (`结束`, `确认`)."""
    and_: tuple[str, ...]
    """Between a number to type and the name of its end key, where no verb stands (`your PIN, then hash`)."""
    yours: tuple[str, ...]
    """Before what a verb of typing asks for: it is the caller's, and no place that one enters."""
    typed_re: str
    """That a number was typed, told beside the verb of its end key (`after entering your PIN`; group `name`)."""
    stands_for_re: str
    """A phrase that tells a key which stands for the last digit of a number, `{KEY}` being the key; group `point`
    where it stands for a decimal point, of which no number to type has one."""
    point_re: str
    """The same, where the decimal point is told behind its key."""
    elsewhere_re: str
    """Before a number, at the end of what precedes it: it is dialled in another call."""
    urgent_re: str
    """Anywhere in the sentence: a service number is called in another call."""
    told_not_re: str
    """Before a verb, at the end of what precedes it: it tells no key (`请勿`, `您已`, `do not`, `la`)."""
    perhaps_not_re: str
    """Likewise, where it may also mean "otherwise" (`要按1，不要按2`, `si no marque 2`)."""
    reported_re: str
    """Right behind a verb: it tells what was pressed (`按了1`)."""
    services: str
    """Emergency and service numbers of the region, as a regular expression of digits."""
    introduces_re: str
    """Before a number that no verb governs: what it is (`第3`, `number 3`)."""
    purpose_re: str
    """After a key that stands first in its clause without a verb (`2 for service`)."""
    joined_re: str
    """Between a key and a number that is typed after it (`8加房号`, `7 and then the room number`); group `sure` where
    nothing but more to type can follow (`7 followed by`)."""
    ahead_re: str
    """Before the verb of a key that is typed before a number (`在房号前加拨8`)."""
    hold_re: str
    say_re: str
