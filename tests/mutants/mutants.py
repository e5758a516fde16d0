"""Everything that is shipped for a compiler to read, and what a slip, a bad copy or malice makes of it. Seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]

HOSTILE = (
    "\u202e", "\u2066", "\u200f", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\u0085", "\0", "\x1b[31m",
    "\x07", "\r", "\t", " \t", "　", "\u00a0", "\u2003", "\U000e0041", "\ufdd0", "\uffff", "ſ", "\u212a", "İ", "ı",
    "ﬁ", "ß", "٤", "४", "²", "𝟜", "⑨", "９", "Ｘ", "e\u0301", "\u0301" * 40, "😀", "👨‍👩‍👧", "{", "}", "{}", "{{",
    "}}", "｛", "《", "》", "《》", "<", ">", "->", "→", "⇒", "—>", "“", "”", "“”", '"', "'", "「", "」", "『", "』",
    "(", "（", "）", ":", "：", ",", "，", "、", ";", "；", "=", "#", "*", "//", "/*", "\\", "\\n", "${EXTEN}", "$[1+1]",
    "`id`", "$(id)", "%s", "%00", "<!--", "-->", "]]>", "&amp;", "&x;", "!!python/object", "*a", "&a", "- ", "? ",
    ": ", "|", ">-", "---", "...", "~", "null", "NaN", "1e999", "0x10", "引用 “../../x”", "引用", "请按1", "按1至5",
    "press 1", "请输入3至4位分机号", "以#结束", "5秒", "2次", "9:00-17:00", "周一至周五", "-", "--", "一", "a",
)  # fmt: skip
LONG = ("9" * 400, "9" * 5000, "0" * 300, "好" * 3000, " " * 900, "　" * 900, "《 " * 400, "{" * 500, "（" * 300, "-" * 800,
        "→" * 300, "[" * 400, "a" * 2500, ", " * 500, "重听 " * 300, "5秒，" * 300, "1." * 600, "“”" * 300)  # fmt: skip
"""What is put in; each as often as all of `HOSTILE` together, divided by ten."""

KEYWORD = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")


def shipped() -> dict[str, str]:
    """Every menu, lesson, starter, phrase file, site, setting and script of calls, by its path."""
    paths = [
        path
        for pattern in ("*.ivr", "*.yaml")
        for folder in ("menus", "examples", "prompts", "sites", "tests", "ivrc")
        for path in sorted((ROOT / folder).rglob(pattern))
    ]
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in [*paths, ROOT / "ivrc.yaml"]
    }
    for path in sorted((ROOT / "docs").rglob("*.md")):
        samples = re.findall(r"^```ivr[^\n]*\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)
        for number, text in enumerate(samples):
            texts[f"{path.relative_to(ROOT)}#{number}.ivr"] = text
    return texts


def mutant(text: str, chance: random.Random) -> str:
    """The text with one to three changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(CHANGES)(text, chance)
    return text


def _delete(text: str, chance: random.Random) -> str:
    low, high = _stretch(text, chance)
    return text[:low] + text[high:]


def _double(text: str, chance: random.Random) -> str:
    low, high = _stretch(text, chance)
    return text[:high] + text[low:high] * chance.choice((1, 1, 1, 2, 50)) + text[high:]


def _swap(text: str, chance: random.Random) -> str:
    (a, b), (c, d) = sorted((_stretch(text, chance), _stretch(text, chance)))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:] if b <= c else text


def _insert(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return (
        text[:place]
        + (chance.choice(LONG) if chance.random() < 0.1 else chance.choice(HOSTILE))
        + text[place:]
    )


def _replace(text: str, chance: random.Random) -> str:
    low, high = _stretch(text, chance)
    return (
        text[:low] + (chance.choice(LONG) if chance.random() < 0.1 else chance.choice(HOSTILE)) + text[high:]
    )


def _number(text: str, chance: random.Random) -> str:
    numbers = [match.span() for match in re.finditer("[0-9]+", text)] or [(0, 0)]
    low, high = chance.choice(numbers)
    other = chance.choice(
        ("0", "00", "1", "99999", "9" * 20, "9" * 400, "9" * 5000, "٤", "５", "²", "-1", "1.5", "1e9", "")
    )
    return text[:low] + other + text[high:]


def _line(text: str, chance: random.Random) -> str:
    rows = text.split("\n")
    row = chance.randrange(len(rows))
    other = chance.randrange(len(rows))
    match chance.randrange(6):
        case 0:
            del rows[row]
        case 1:
            rows.insert(other, rows[row])
        case 2:
            rows[row], rows[other] = rows[other], rows[row]
        case 3:
            blanks = chance.choice(
                ("", " ", "\t", " \t", "\t\t", "　", "  ", "        ", "\u200b  ", "\u202e ")
            )
            rows[row] = blanks + rows[row].lstrip()
        case 4:
            rows[row] += " " + rows[other].strip()
        case _:
            rows[row] = rows[row].strip() if chance.random() < 0.5 else rows[row].upper()
    return "\n".join(rows)


def _letter(text: str, chance: random.Random) -> str:
    """A slip of the pen within a word."""
    words = [match.span() for match in KEYWORD.finditer(text)] or [(0, 0)]
    low, high = chance.choice(words)
    place = chance.randint(low, high)
    slip = chance.choice(("", chance.choice("的一人请按拨留言菜单abcseſKİ"), text[low:place]))
    return text[:place] + slip + text[place + chance.randint(0, 1) :]


def _stretch(text: str, chance: random.Random) -> tuple[int, int]:
    low = chance.randint(0, len(text))
    return low, min(len(text), low + chance.choice((0, 1, 1, 2, 3, 5, 10, 30)))


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _delete, _double, _swap, _insert, _insert, _replace, _number, _line, _line, _letter,
)  # fmt: skip
