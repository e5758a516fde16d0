"""A table made ready for reading: its words as regular expressions, compiled when a sentence first needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from ivrc.language.telling.fields import Fields
from ivrc.language.telling.plain import held, plain, plain_expression

BREAK = r"[,.;!?:]"
"""Ends a clause, once a sentence is plain."""
_ALONE = r"(?=\s*(?:键|字|号|掣|$|[,.;!?:0-9]|或|和|结束|确认|返回|重|退|取消|完成|提交|继续|跳))"
"""After a star or a pound sign of one character (`星`), which begins other words too (`星期`)."""


class Lexicon(Fields):
    """The words of a table, to be looked for in plain sentences."""

    def words(self, words: Iterable[str]) -> str:
        """Any of the words, the longest first."""
        ordered = sorted(
            {word if word.endswith("'") else plain(word) for word in words}, key=len, reverse=True
        )
        if not ordered:
            return "(?!)"
        if not self.table.spaced:
            return f"(?:{'|'.join(map(re.escape, ordered))})"
        spellings = (
            re.escape(word).replace(r"\ ", r"\s+") + ("" if word.endswith("'") else r"(?!\w)")
            for word in ordered
        )
        any_ = rf"(?<!\w)(?:{'|'.join(spellings)})"
        return f"(?:{any_}|/|&)" if "/" in ordered else any_

    def compiled(self, expression: str) -> re.Pattern[str]:
        return re.compile(self.filled(expression))

    def filled(self, expression: str) -> str:
        key = f"(?P<key>{self.end_key}(?:\\s*(?:{self.words(self.table.or_)})\\s*(?:{self.fill})?{self.end_key})*)"
        evened = plain_expression(expression) if not self.table.spaced else expression
        return held(evened.replace("{N}", self.count).replace("{KEY}", rf"\s*(?:{self.fill})\s*{key}"))

    @cached_property
    def count(self) -> str:
        words = sorted(map(plain, self.table.numerals), key=len, reverse=True)
        return rf"(?:[0-9]{{1,2}}(?![0-9])|(?:{'|'.join(map(re.escape, words))}))"

    @cached_property
    def end_key(self) -> str:
        return rf"(?:[*#](?![0-9*#])|{self.star}|{self.pound})"

    @cached_property
    def star(self) -> str:
        return self._symbol(self.table.stars)

    @cached_property
    def pound(self) -> str:
        return self._symbol(self.table.pounds)

    def _symbol(self, names: tuple[str, ...]) -> str:
        if self.table.spaced:
            return self.words(names)
        long = self.words(name for name in names if len(name) > 1)
        short = self.words(name for name in names if len(name) == 1)
        return f"(?:{long}|{short}{_ALONE})"

    @cached_property
    def numeral(self) -> str:
        if not self.table.spaced:  # each of their signs is a number word itself
            return f"[{self.digits}]+"
        words = sorted(map(plain, self.table.numerals), key=len, reverse=True)
        one = rf"(?:{'|'.join(map(re.escape, words))})(?![\w-])"
        return rf"(?<!\w){one}(?:\s+{one})*"

    @cached_property
    def fill(self) -> str:
        """What may stand between a verb and its key, any number of times."""
        return held(rf"(?:\s*(?!{self.star}|{self.pound}){self.words(self.table.before_key)})*\s*")

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words by which a sentence is seen to be of this language."""
        table = self.table
        marks = (*table.after_key, *table.stars, *table.pounds)
        return frozenset((*self.kinds, *map(plain, marks)))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The class of every verb: `press`, `dial`, `choose`, `type`."""
        table = self.table
        classes = {
            "type": table.type,
            "choose": table.choose,
            "dial": table.dial,
            "press": (*table.held, *table.press),
        }
        return {plain(word): kind for kind, words in classes.items() for word in words}

    @cached_property
    def held(self) -> frozenset[str]:
        return frozenset(map(plain, self.table.held))

    @cached_property
    def values(self) -> dict[str, int]:
        """Every number word, 0 to 99."""
        return {plain(word): number for word, number in self.table.numerals.items()}

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb that tells keys, the longest first."""
        return re.compile(self.words(self.kinds))

    @cached_property
    def teller(self) -> re.Pattern[str]:
        """A word without which a sentence tells no key in this language."""
        return re.compile(self.words((*self.kinds, *self.table.called)))

    @cached_property
    def hour(self) -> re.Pattern[str]:
        """What ends before a verb that is a unit there (`8点`)."""
        return re.compile(rf"[0-9{self.digits}]$")

    @cached_property
    def digits(self) -> str:
        """What the words of numbers begin with. Before a number none of them stands: it is looked for once, from its
        beginning, and not again from each of its signs."""
        return "".join(sorted({plain(word)[0] for word in self.table.numerals}))

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """A star or a pound sign."""
        return re.compile(rf"[*#]|{self.star}|{self.pound}")

    @cached_property
    def filler(self) -> re.Pattern[str]:
        return re.compile(self.fill)

    @cached_property
    def key(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<symbol>[*#](?![0-9*#]))|(?P<star>{self.star})|(?P<pound>{self.pound})|(?P<word>{self.numeral})"
        )

    @cached_property
    def after(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\s*{self.words(self.table.after_key)})*")

    @cached_property
    def joiner(self) -> re.Pattern[str]:
        """Between two keys of a list; group `to` of a range, `verb` where the second has its own."""
        table = self.table
        verbs = self.words((*table.press, *table.dial))
        return re.compile(
            rf"\s*(?:(?P<to>{self.words(table.to)}|[-~])|(?P<comma>,)\s*(?:{self.words(table.or_)})?|{self.words(table.or_)})\s*(?:请|可)?(?P<verb>{verbs})?{self.fill}"
        )

    @cached_property
    def conjunction(self) -> re.Pattern[str]:
        """A word that joins two clauses of a language with blanks."""
        return re.compile(self.words(self.table.or_))

    @cached_property
    def then(self) -> re.Pattern[str]:
        return re.compile(rf"\s*+(?:,\s*+)?{self.words(self.table.then)}{self.fill}")

    @cached_property
    def again(self) -> re.Pattern[str]:
        return re.compile(rf"[,\s]*+(?:(?:请|請)\s*+)?{self.words(self.table.again)}(?:请|\s)*(?:please\s+)?")

    @cached_property
    def later(self) -> re.Pattern[str]:
        """What ends before a verb whose key is pressed after another one."""
        return re.compile(rf"{BREAK}(?:{self.again.pattern})$")

    @cached_property
    def first(self) -> re.Pattern[str]:
        """What ends before a verb whose key is pressed first."""
        return self.compiled(rf"(?:{self.table.first_re})\s*$")

    @cached_property
    def any_key(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{self.words(self.table.any_key)}")

    @cached_property
    def other_key(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?P<other>{self.words(self.table.other_key)})")

    @cached_property
    def or_other_key(self) -> re.Pattern[str]:
        """The same as another choice beside a key, without a verb of its own."""
        return re.compile(rf"{self.words(self.table.or_)}\s*(?P<other>{self.words(self.table.other_key)})")

    @cached_property
    def but(self) -> re.Pattern[str]:
        """What leaves keys out of any key."""
        table = self.table.but_re.replace("{STAR}", self.star).replace("{POUND}", self.pound)
        return self.compiled(table)

    @cached_property
    def any_digit(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{self.words(self.table.any_digit)}")

    @cached_property
    def called(self) -> re.Pattern[str]:
        """A word that calls the number behind it a key, at the start of a clause."""
        return re.compile(
            rf"(?:^|{BREAK}|(?<!\w){self.words(self.table.or_)})\s*{self.words(self.table.called)}\s*"
        )

    @cached_property
    def elliptic(self) -> re.Pattern[str]:
        """What stands before a key whose verb is left out."""
        or_, key = self.words(self.table.or_), self.key.pattern
        return re.compile(rf"(?:[,.;]|(?<!\w)(?:{or_}))\s*(?:{or_}\s*)?{self.fill}(?=[0-9*#]|{key})")

    @cached_property
    def named_key(self) -> re.Pattern[str]:
        """A number, in digits or in words, or a sign that is called a key in Chinese."""
        digits = r"(?<![0-9*#第])(?P<digits>[0-9]{1,2}|[*#])\s*(?:号键|字键|号按键|键|号掣|字掣|掣)"
        word = rf"(?<![{self.digits}])(?P<word>{self.numeral})(?:号键|字键|号掣|字掣)"
        sign = rf"(?P<star>{self.star})[键掣]|(?P<pound>{self.pound})[键掣]"
        return re.compile(f"{digits}|{word}|{sign}")

    @cached_property
    def ranged(self) -> re.Pattern[str]:
        """What makes a number the first of two: `20至50公斤`; group `to` of a range."""
        table = self.table
        return re.compile(
            rf"\s*(?:(?P<to>{self.words(table.to)}|[-~])|{self.words(table.or_)})\s*(?:[0-9]+(?![0-9*#])|{self.numeral})\s*"
        )

    @cached_property
    def extension(self) -> re.Pattern[str]:
        return re.compile(self.words(self.table.extensions))

    @cached_property
    def between(self) -> re.Pattern[str]:
        return re.compile(self.words(self.table.between))

    @cached_property
    def calls(self) -> frozenset[str]:
        return frozenset(map(plain, self.table.calls))

    @cached_property
    def meant(self) -> re.Pattern[str]:
        """What ends before a verb that only says what for."""
        return self.compiled(f"(?:{self.table.meant_re})$")

    @cached_property
    def ahead(self) -> re.Pattern[str]:
        """What ends before the verb of a key that is typed before a number."""
        return self.compiled(f"(?:{self.table.ahead_re})$")

    @cached_property
    def typed_before(self) -> re.Pattern[str]:
        """That a number was typed, at the end of what precedes a verb."""
        return self.compiled(
            rf"(?:{self.table.typed_re})[,\s]*(?:请|再|(?:please|simply|just|then|luego|por\s+favor|puis|veuillez)\s+)*$"
        )

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What joins an end key to its number."""
        return re.compile(self.words(self.table.and_))

    @cached_property
    def yours(self) -> re.Pattern[str]:
        """What is the caller's, right behind a verb of typing."""
        return re.compile(rf"\s*{self.words(self.table.yours)}\s*")

    @cached_property
    def typed_behind(self) -> re.Pattern[str]:
        """That a number was typed, right behind its end key."""
        return self.compiled(rf"[,\s]*(?:{self.table.typed_re})")

    @cached_property
    def bare_end(self) -> re.Pattern[str]:
        """The end key of a number that stands before it, without a verb; the clause ends with it."""
        return self.compiled(
            rf"[,\s]*(?:{self.words(self.table.and_)})?{{KEY}}(?:\s*{self.words(self.table.after_key)})*(?:{self.table.ended_re}|\s*(?:$|{BREAK}))"
        )

    @cached_property
    def apposed(self) -> re.Pattern[str]:
        """Between what is to be typed and its length, which stands behind it."""
        return self.compiled(f"{self.table.apposed_re}(?={self.table.length_re})")
