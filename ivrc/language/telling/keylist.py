"""A key or a list of keys after a verb: `1`, `星号键`, `1, 2 or 3`, `1至5`, `star 9`; and whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ivrc.language.telling.lengths import value
from ivrc.language.telling.lexicon import BREAK, Lexicon
from ivrc.language.telling.numbers import TELEPHONE, Number
from ivrc.regex import regex

_END = regex(rf"\s*(?:$|{BREAK})")
_BLANK = regex(r"\s*")
_OWN_VERB = regex("的?(?:请|可|就|直接)*[按摁揿拨]")
_HAN = regex("[\u4e00-\u9fff]")
_DIGITS_THEN_SIGN = regex(r"[0-9]+[*#]+")
NUMBER_ONE = regex(r"#[0-9]")
"""`#1` in a language of words: number one, or two keys."""
_WIDEST = 20
"""Keys in a range of keys with several digits (`11 to 15`)."""


class Key(NamedTuple):
    """One key as it stands: `kind` is `digits`, `sign`, `word`, or what a number is that is none (`telephone` …)."""

    keys: str
    start: int
    end: int
    kind: str


class Keys(NamedTuple):
    """A list of keys. `verdict`: `keys`; `quantity` or `telephone`, which are none; `doubt`, with a reason."""

    items: tuple[Key, ...]
    end: int
    verdict: str
    why: str = ""
    extension: bool = False


def key_list(
    lexicon: Lexicon, sentence: str, numbers: Mapping[int, Number], start: int, kind: str
) -> Keys | None:
    """The keys right after a verb of that kind, whose end is `start`."""
    return _List(lexicon, sentence, numbers, kind).read(start)


class _List:
    def __init__(self, lexicon: Lexicon, sentence: str, numbers: Mapping[int, Number], kind: str) -> None:
        self.lexicon, self.sentence, self.numbers, self.kind = lexicon, sentence, numbers, kind
        self.listed_to = 0
        self.named = False
        self.between = False
        self.extension = False

    def read(self, start: int) -> Keys | None:
        at = self._fill(start)
        twice = self.lexicon.twice.match(self.sentence, at)
        if twice:
            at = self._fill(twice.end())
        first = self._key(at)
        if first is None:
            return None
        verdict, why = self._verdict(first)
        if twice and verdict == "keys":
            verdict, why = "doubt", "twice"
        items = [first]
        end = self._after(first)
        while verdict != "quantity":
            joined = self.lexicon.joiner.match(self.sentence, end)
            key = self._key(joined.end()) if joined else None
            if joined is None or key is None:
                break
            own, own_why = self._verdict(key)
            if own in ("quantity", "telephone") or (joined["comma"] and not self._listed(key, first)):
                break
            if joined["verb"] and self.lexicon.services.fullmatch(key.keys):
                break  # `故障报修请按3或拨打95598`
            if joined["to"] or (self.between and len(items) == 1):
                between = _between(items[-1], key)
                if between is None:
                    own, own_why = "doubt", "range"
                else:
                    items += between
            if verdict == "telephone":
                items, verdict = [], "keys"
            items.append(key)
            end = self._after(key)
            verdict, why = (own, own_why) if why != "twice" else (verdict, why)
        if not items:
            return None
        return Keys(tuple(items), end, verdict, why, self.extension)

    def _fill(self, at: int) -> int:
        match = self.lexicon.filler.match(self.sentence, at)
        end = match.end() if match else at
        if end == at:
            return end
        self.between = self.between or self.lexicon.between.search(self.sentence, at, end) is not None
        self.named = self.named or bool(self.sentence[at:end].strip())
        self.extension = self.extension or self.lexicon.extension.search(self.sentence, at, end) is not None
        return end

    def _key(self, at: int) -> Key | None:
        """The key at a place, what follows it in one breath (`star 9`, `0 and then pound`) included."""
        key = self._single(at)
        if key is None:
            return None
        if key.keys in ("*", "#"):
            further = self._single(_blanks(self.sentence, self._after(key)))
            if (
                further
                and not self._counts(further)
                and further.kind in ("digits", "word")
                and further.keys.isdigit()
            ):
                return Key(key.keys + further.keys, key.start, further.end, "sign")
        if key.kind in ("digits", "word", "sign") and (
            then := self.lexicon.then.match(self.sentence, self._after(key))
        ):
            further = self._single(then.end())
            if further and further.kind in ("digits", "word", "sign") and not self._counts(further):
                return Key(key.keys + further.keys, key.start, further.end, "sign")
        return key

    def _counts(self, key: Key) -> bool:
        """Whether a number is a quantity or a length: `star followed by your 4-digit PIN`."""
        if key.kind == "sign":
            return False
        at = _blanks(self.sentence, key.end)
        return bool(
            self.lexicon.length.match(self.sentence, key.start) or self.lexicon.unit.match(self.sentence, at)
        )

    def _single(self, at: int) -> Key | None:
        number = self.numbers.get(at)
        if number:
            if number.kind != "keys":
                return Key(number.text, at, number.end, number.kind)
            return Key(number.text, at, number.end, "digits" if number.text[0].isdigit() else "sign")
        match = self.lexicon.key.match(self.sentence, at)
        if not match:
            return None
        if word := match["word"]:
            return self._word(word, at)
        return Key("*" if match["star"] or match[0] == "*" else "#", at, match.end(), "sign")

    def _word(self, word: str, at: int) -> Key:
        """A number in words: twelve, 十二; digits one by one (one zero one, 八零零一) keep their zeros."""
        parts = word.split() if self.lexicon.table.spaced else []
        words = self.lexicon.table.numerals
        whole = re.sub(r"\s+", " ", word)
        try:
            return Key(str(value(self.lexicon, whole)), at, at + len(word), "word")
        except KeyError:
            pass
        digits = parts or list(word)
        keys = "".join(str(value(self.lexicon, part)) for part in digits if part in words or len(part) == 1)
        return Key(keys, at, at + len(word), "words")

    def _after(self, key: Key) -> int:
        match = self.lexicon.after.match(self.sentence, key.end)
        return match.end() if match else key.end

    def _verdict(self, key: Key) -> tuple[str, str]:
        """Whether a number is a key, from its form and from what follows it."""
        lexicon, sentence = self.lexicon, self.sentence
        if key.kind == "telephone" or (key.kind == "digits" and len(key.keys) >= TELEPHONE):
            return "telephone", ""
        if key.kind == "thousands":
            return "doubt", "comma"
        if key.kind not in ("digits", "sign", "word", "words"):
            return "quantity", ""
        if key.kind == "sign":
            if lexicon.table.spaced and NUMBER_ONE.fullmatch(sentence, key.start, key.end):
                return "doubt", "number"
            return ("doubt", "twice") if self._twice(self._after(key)) else ("keys", "")
        if _DIGITS_THEN_SIGN.fullmatch(key.keys):
            return "doubt", "sign"
        spelt = key.kind == "words" and not (self.kind == "dial" or self.extension)
        if self._ends(key.end):
            return ("doubt", "words") if spelt else ("keys", "")
        follows = _blanks(sentence, key.end)
        if not lexicon.follows.match(sentence, follows):
            if lexicon.unit.match(sentence, follows):
                return "quantity", ""
            if ranged := self._ranged(follows):
                return ranged
            if (
                key.kind == "word"
                and not (self.named and lexicon.table.spaced)
                and lexicon.not_one.match(sentence, key.end)
            ):
                return "quantity", ""
        after = self._after(key)
        if self._twice(after):
            return "doubt", "twice"
        if self._apart(after):
            return "doubt", "apart"
        if spelt:
            return "doubt", "words"
        if self._ends(after):
            return "keys", ""
        return self._unclear(key, after)

    def _unclear(self, key: Key, after: int) -> tuple[str, str]:
        follows = _blanks(self.sentence, after)
        if self.lexicon.follows.match(self.sentence, follows) or after > key.end:
            return "keys", ""
        if self.lexicon.doubtful.match(self.sentence, follows):
            return "doubt", "follows"
        if (
            key.kind == "word"
            and not self.lexicon.table.spaced
            and not self.lexicon.joiner.match(self.sentence, after)
        ):
            return "doubt", "follows"
        return "keys", ""

    def _ranged(self, at: int) -> tuple[str, str] | None:
        """`20至50公斤` is a quantity, `2或3个月` may be one."""
        match = self.lexicon.ranged.match(self.sentence, at)
        if match is None or self.lexicon.follows.match(self.sentence, match.end()):
            return None
        if self.lexicon.unit.match(self.sentence, match.end()):
            return ("quantity", "") if match["to"] else ("doubt", "follows")
        return None

    def _counted(self, key: Key) -> bool:
        """`5至8位`, of what may be counted."""
        match = self.lexicon.ranged.match(self.sentence, key.end)
        return bool(match and match["to"] and self.lexicon.doubtful.match(self.sentence, match.end()))

    def _apart(self, at: int) -> bool:
        """`press 3 1`: another number behind a blank, which is no quantity."""
        number = self.numbers.get(_blanks(self.sentence, at))
        if number is None or number.start == at or number.kind != "keys" or not number.text.isdigit():
            return False
        follows = _blanks(self.sentence, number.end)
        return len(number.text) <= 2 and not (
            self.sentence.startswith(".", number.end)
            or self.lexicon.unit.match(self.sentence, follows)
            or self.lexicon.ranged.match(self.sentence, follows)
            or (
                self.lexicon.doubtful.match(self.sentence, follows)
                and not self.lexicon.follows.match(self.sentence, follows)
            )
        )

    def _numbers(self, at: int) -> bool:
        """Whether the number before a place is that of a thing: `95号汽油`, `2和7请按2`, and no key (`95号键`)."""
        thing = self.sentence[at - 1] in "号字" and _HAN.match(self.sentence, at)
        return bool(thing or _OWN_VERB.match(self.sentence, at))

    def _twice(self, at: int) -> bool:
        return self.lexicon.twice.match(self.sentence, _blanks(self.sentence, at)) is not None

    def _ends(self, at: int) -> bool:
        return _END.match(self.sentence, at) is not None

    def _listed(self, key: Key, first: Key) -> bool:
        """Whether a key behind a comma belongs to the list, for the list is seen to end with a key (`按1，2，3选择`)."""
        if {first.kind, key.kind} == {"digits", "word"}:
            return False  # `请按1，二、投诉请按2`
        last: Key | None = key
        while last and last.start >= self.listed_to:
            if self._verdict(last)[0] in ("quantity", "telephone") or self._counted(last):
                return False
            after = self._after(last)
            self.listed_to = after
            further = self.lexicon.joiner.match(self.sentence, after)
            last = self._key(further.end()) if further else None
            if last is None:
                ended = (after > key.end and not self._numbers(after)) or self._ends(after)
                return (
                    ended
                    or self.lexicon.listed.match(self.sentence, _blanks(self.sentence, after)) is not None
                )
        return True


def _blanks(sentence: str, at: int) -> int:
    match = _BLANK.match(sentence, at)
    return match.end() if match else at


def _between(first: Key, last: Key) -> list[Key] | None:
    """The keys between the two of a range; None where they make none that a caller could mean."""
    if not (first.keys.isdigit() and last.keys.isdigit() and len(first.keys) == len(last.keys)):
        return None
    low, high = int(first.keys), int(last.keys)
    if not low < high <= low + _WIDEST:
        return None
    return [Key(str(n).zfill(len(first.keys)), last.start, last.end, "digits") for n in range(low + 1, high)]
