"""Words that were edited as they are spoken, brought back to how they are written: what stands in braces stays there."""

from __future__ import annotations

import re

_BRACES = re.compile(r"([{｛][^{}｛｝]*[}｝])")
_BLANKS = re.compile(r"\s+")
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None)


def carried(raw: str, old: str, new: str) -> str | None:
    """`raw`, which is spoken as `old`, so that it is spoken as `new`. None where that can be read in two ways or in none: where what the
    braces give is no longer in the words, or is there more than once."""
    parts = _BRACES.split(raw)
    words, braces = parts[::2], parts[1::2]
    given = _values(words, old)
    if given is None:
        return _piece(words, braces, old, new)
    around = _between(given, new)
    if around is None:
        return None
    after = [kept(word, text) for word, text in zip(words, around, strict=True)]
    return _woven(after, braces)


def kept(raw: str, new: str) -> str:
    """New words in the place of `raw`: as they stood where nothing else is said, with the blanks around them."""
    if " ".join(raw.translate(_UNSEEN).split()) == " ".join(new.split()):
        return raw
    before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    return before + new.strip() + after if raw.strip() else new


def _values(words: list[str], old: str) -> list[str] | None:
    """What each pair of braces gives in the spoken words."""
    spoken = [_BLANKS.sub(" ", word.translate(_UNSEEN)) for word in words]
    spoken[0], spoken[-1] = spoken[0].lstrip(), spoken[-1].rstrip()
    if len(spoken) == 1:
        return [] if spoken[0].strip() == old else None
    first, *middle, last = spoken
    if not (old.startswith(first) and old.endswith(last) and len(old) > len(first) + len(last)):
        return None
    values = _between(middle, old[len(first) : len(old) - len(last)])
    return values if values and all(values) else None


def _between(signs: list[str], text: str) -> list[str] | None:
    """What stands around signs that follow one another in a text; None where they are not there, or may be meant in two places."""
    first: list[str] = []
    rest = text
    for sign in signs:
        before, found, rest = rest.partition(sign) if sign else ("", "", rest)
        if sign and not found:
            return None
        first.append(before)
    first.append(rest)
    last: list[str] = []
    rest = text
    for sign in reversed(signs):
        rest, _, after = rest.rpartition(sign) if sign else (rest, "", "")
        last.append(after)
    last.append(rest)
    return first if first == last[::-1] else None


def _woven(words: list[str], braces: list[str]) -> str:
    return "".join(part for pair in zip(words, [*braces, ""], strict=True) for part in pair)


def _piece(words: list[str], braces: list[str], old: str, new: str) -> str | None:
    """The words of one stretch between values that are said in the call."""
    alike = [at for at, word in enumerate(words) if " ".join(word.split()) == old]
    if len(alike) != 1:
        return None
    words = list(words)
    words[alike[0]] = kept(words[alike[0]], new)
    return _woven(words, braces)
