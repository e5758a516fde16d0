"""The table of what is written with figures, signs and abbreviations in English, and how it is said. Order matters.

A rule leaves only words and pauses behind, so that a later rule cannot touch what an earlier one has said.
"""

from __future__ import annotations

import re

from ivrc.numerals import english as n
from ivrc.speech.english.dates import DATES, TIMES
from ivrc.speech.english.measures import AMOUNTS, CODES, MEASURES, NUM, UNITS_RANGE, part
from ivrc.speech.english.measures import TO as _WORD_TO
from ivrc.speech.rule import Rule
from ivrc.speech.rule import rule as _rule

_NUMBERED = "case|claim|policy|student|member|membership|patient|customer|serial|confirmation|tracking|booking|record|permit"
_IDENTIFIES = (
    r"(?i:\b(?:dial|ring|call(?:ing)?|phone|fax|text|extension|ext\.?|code|room|agent|operator|employee|account|card"
    r"|reference|order|flight|form|box|gate|at|pin|pass(?:code|word)|ticket|invoice|locker|suite|bus|error|http|status|train|highway|route|postcode"
    rf"|(?:{_NUMBERED})(?=\s+(?:number|no\.|id)\b)|digits(?=\s+are\b))"
    r"(?:\s+(?:number|no\.|id|us at|us on))?(?:\s+(?:is|are))?:?\s+(?:(?:number|ending(?:\s+in)?|on|at)\s+)?)"
)
_COUNTED = (
    r"(?:(?:hour|minute|second|day|week|month|time|dollar|euro|pound|cent|point|met(?:er|re)|kilomet(?:er|re)|mile|guest|item|unit"
    r"|page|character|digit|word|step|yard)s?|people|persons|yuan|feet|square|percent|or more)"
)
"""What makes a quantity of the number before it, whatever stands ahead of that."""

_COMPARED = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "±": "plus or minus"}


def _groups(m: re.Match[str]) -> str:
    return ", ".join(n.digits(g) for g in re.findall(r"\d+", m[0]))


def _telephone(number: str) -> str:
    """In the groups of the North American numbering plan, else in fours from the right."""
    if len(number) == 10:
        cuts = [number[:3], number[3:6], number[6:]]
    elif len(number) == 11 and number[0] == "1":
        cuts = [number[:1], number[1:4], number[4:7], number[7:]]
    elif len(number) == 7:
        cuts = [number[:3], number[3:]]
    elif len(number) == 8:
        cuts = [number[:4], number[4:]]
    else:
        cuts = [number]
    return ", ".join(map(n.digits, cuts))


def _bare(m: re.Match[str]) -> str:
    """A number that nothing around it explains: long ones and those with a leading zero identify."""
    number = m[0]
    if len(number) > 4 or (len(number) > 1 and number[0] == "0") or number in ("911", "411", "311", "999"):
        return _telephone(number)
    return n.cardinal(number)


def _postcode(m: re.Match[str]) -> str:
    """Of the United Kingdom: `SW1A 1AA` in its two halves, letters and figures one by one."""
    halves = (m[1] + m[2], m[3] + m[4])
    return ", ".join(" ".join(n.digits(c) if c.isdigit() else c for c in half) for half in halves)


def _few_to_more(m: re.Match[str]) -> str:
    return f"{n.cardinal(m[1])} to {n.cardinal(m[2])}" if int(m[1]) < int(m[2]) else m[0]


def _by_digits(m: re.Match[str]) -> str:
    return f" {n.digits(m[1])}"


RULES: tuple[Rule, ...] = (
    _rule("number", r"(?<!\w)(?:No\.|(?i:(?<=case )|(?<=ref )|(?<=order )|(?<=account )|(?<=policy )|(?<=flight )|(?<=room )|(?<=claim )|(?<=invoice )"
          r"|(?<=ticket )|(?<=reference ))no\.)(?=\s*\d)", lambda m: "number"),
    _rule("number sign, letters", r"(?<![\d*#\w])#(?=[A-Z]+-?\d)", lambda m: "number "),
    _rule("numbers", r"(?<!\w)(?:Nos|nos)\.(?=\s*\d)", lambda m: "numbers"),
    _rule("long number", r"(?<=[a-z] )no\.(?=\s*\d{3,})", lambda m: "number"),
    _rule("pages", r"(?<!\w)(pp?)\.(?=\s*\d)", lambda m: "pages" if m[1] == "pp" else "page"),
    _rule("section", r"§\s*(?=\d)", lambda m: "section "),
    _rule("point", r"(?<![\w.)])\.(?=\d)", lambda m: "0."),
    _rule("compared", r"([<>≤≥±])\s*(?=[$£€¥]?\d)", lambda m: f" {_COMPARED[m[1]]} "),
    _rule("postcode", r"\b([A-Z]{1,2})(\d[A-Z\d]?)\s(\d)([A-Z]{2})\b", _postcode),
    _rule("version", r"\bv(?=\d+\.\d)", lambda m: "version "),
    *DATES,
    _rule("pension", r"\b(40[1-9]|457|529)\s?\(?([a-z])\b\)?",
          lambda m: f"{n.digits(m[1])} {m[2].upper()}"),
    *TIMES,
    _rule("feet and inches", r"(?<!\w)(\d)'\s?(\d{1,2})\"", lambda m: f"{n.cardinal(m[1])} feet {n.cardinal(m[2])} inches"),
    _rule("code", r"\b(?=\d*[A-Z]+\d+[A-Z])[A-Z\d]{7,}\b", lambda m: " ".join(n.digits(c) if c.isdigit() else c for c in m[0])),
    _rule("out of", r"(?<![\d/.])(\d{1,2}\.\d)/(5|10)(?![\d/])|(?<![\d/.])(10)/(10)(?![\d/])|(?<![\d/.])(\d)/(5|10)(?=\s+stars?\b)",
          lambda m: "{} out of {}".format(*map(n.decimal, filter(None, m.groups())))),
    _rule("of an age", r"(?i:(?<=under-)|(?<=over-)|(?<=under )|(?<=over ))([1-9]\d)s\b",
          lambda m: n.tens(m[1]) if m[1][1] == "0" and m[1] != "10" else f"{n.cardinal(m[1])}s"),
    _rule("year, short", r"(?<!\w)'(\d)(\d)(?![\ds'])", lambda m: n.cardinal(m[1] + m[2]) if m[1] != "0" else f"oh {n.cardinal(m[2])}"),
    _rule("lines of a picture", r"(?<!\w)(480|720|1080|1440|2160)p\b", lambda m: f"{n.cardinal(m[1])} P"),
    _rule("over", r"(?<![\w/.$£€])([89]\d|1\d\d|2[0-4]\d)/([4-9]\d|1[0-3]\d)(?![\d/]|\s*(?:of|in)\b)(\s*mmHg\b)?",
          lambda m: f"{n.cardinal(m[1])} over {n.cardinal(m[2])}" + (" millimeters of mercury" if m[3] else "")),
    _rule("so many times", r"(?<![\w.])(\d{1,3})x(?=\s+(?:a\b|per\b|each\b|daily|weekly|monthly|faster|more)|$|[,.])",
          lambda m: f"{n.cardinal(m[1])} times"),
    _rule("by", r"(?<![\w.-])(\d{1,2}(?:\.\d+)?)\s*[x×]\s*(?=\d)", lambda m: f"{n.decimal(m[1])} by "),
    _rule("letters joined", r"\b([A-Z]{1,3})\s?&\s?([A-Z]{1,3})\b", lambda m: f"{' '.join(m[1])} and {' '.join(m[2])}"),
    UNITS_RANGE,
    _rule("few to more", r"(?<![\w.,$£€¥+-])(\d{1,3})[-–](\d{1,3})(?=\s+(?!or\b|and\b|to\b|for\b)[a-z])", _few_to_more),
    _rule("number of letters and digits", r"\b(?!" + CODES + r")([A-Z]{1,4})-?(\d{3,}(?:-\d+)*)(?![\d.,]\d|\d|[A-Za-z])",
          lambda m: f"{' '.join(m[1])} {_groups(m)}"),
    _rule("telephone number by its words", r"(?<![\d-])1-([2-9]\d\d(?:-\d{3})?)-([A-Z]{3,}(?:-[A-Z]+)*)\b",
          lambda m: f"{_groups(m)}, {m[2].lower().replace('-', ' ')}"),
    _rule("telephone number in groups, with a zero",
          r"(?<![\d.,$£€¥])(?:\+\d{1,3}\s?)?\(?0\d{1,4}\)?[\s-]\d{3,4}(?:[\s-]\d{3,4})?(?![\d.,])"
          r"|(?<![\d.,$£€¥])1[389]00[\s-]\d{3}[\s-]\d{3}(?!\d)|(?<![\w.,$£€¥-])13[ -]\d\d[ -]\d\d(?![\w-])", _groups),
    _rule("extension", r"(?<!\w)[xX]\.?\s?(\d{2,6})(?![\d.]|\w)", lambda m: f"extension {n.digits(m[1])}"),
    _rule("number sign, groups", r"(?<![\d*#\w])#(\d+(?:-\d+)+)", lambda m: f"number {_groups(m)}"),
    _rule("number sign", r"(?<![\d*#\w])(?<![Pp]ress )(?<![Dd]ial )(?<![Ee]nter )#(\d+)(?![\d#*])",
          lambda m: "number " + (n.digits(m[1]) if len(m[1]) > 2 else n.cardinal(m[1]))),
    _rule("telephone number in groups",
          r"(?<![\d.,$£€¥])(?:\+?\d{1,3}[-.\s])?(?:\(\d{3}\)\s*|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?![\d])"
          r"|(?<![\d.,$£€¥])(?=[+\d-]{6,})\+?\d{1,4}(?:-\d{2,}){1,5}(?![\d]|\s*%)|(?<![\d.])\+\d[\d\s]{5,}\d", _groups),
    _rule("below zero", r"(?:(?<=\s)|^)[-−](?=\d)", lambda m: "minus "),
    _rule("star and hash", r"([*#])(?:\s*(?:key|sign)\b)?",
          lambda m: (" star" if m[1] == "*" else " pound") + (" key" if m[0].endswith("key") else "") + " "),
    *AMOUNTS,
    *MEASURES,
    _rule("ordinal", r"\b(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", lambda m: n.ordinal(m[1])),
    _rule("identifies", rf"({_IDENTIFIES})(\d{{3,}})([A-Z](?![A-Za-z]))?(?!\d|[.,]\d|\s*{_COUNTED}\b)",
          lambda m: m[1] + _telephone(m[2]) + (f" {m[3]}" if m[3] else "")),
    _rule("range", rf"(?<![\d.A-Za-z-])({NUM}){_WORD_TO}({NUM})(?![\d-])",
          lambda m: f"{n.decimal(m[1])} to {n.decimal(m[2])}"),
    _rule("emergency", r"(?i:(?<=call )|(?<=dial )|(?<=ring )|(?<=or )|(?<=phone ))(000|1[01]\d|211|311|411|511|811|911|988|999)(?!\d|[.,]\d|\s*(?:" + _COUNTED + r")\b)",
          lambda m: n.digits(m[1])),
    _rule("form", r"(?<![\w-])(\d{3,4})-([A-Z]{1,4})\b", lambda m: f"{n.digits(m[1])} {' '.join(m[2])}"),
    _rule("thousands, short", r"(?<![\w.,])(\d{1,3})k\b", lambda m: f"{n.cardinal(m[1])} K"),
    _rule("whole and part", r"(?<![\d/])(\d+) (1/2|[13]/4)(?![\d/])", lambda m: f"{n.cardinal(m[1])} and {'a half' if m[2] == '1/2' else 'a quarter' if m[2] == '1/4' else 'three quarters'}"),
    _rule("part", r"(?<![\d/])([1-9])/(2|3|4|5|8|10)(?![\d/])", lambda m: part(m[1], m[2])),
    _rule("flight", r"\b(?!AM|PM|US|UK|OR|IN|NO|TO|AT|IS|BY|OF|ON|MY|WE|UP|SO|DO|GO|IF|CA\b(?= 9)|TV)([A-Z]{2})\s(\d{3,4})\b(?![.,:/]\d)",
          lambda m: f"{' '.join(m[1])} {n.digits(m[2])}"),
    _rule("number of letters and digits", r"(?<=[A-Za-z])-?(\d{3,})(?![\d.,]\d|\d)", _by_digits),
    _rule("hyphen before a number", r"(?<=[A-Za-z])-(?=\d)", lambda m: " "),
    _rule("figure and letters", r"\b(\d)([A-Z]{2,4})(?![A-Za-z])", lambda m: f"{n.cardinal(m[1])} {' '.join(m[2])}"),
    _rule("letters and figures", r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", lambda m: " "),
    _rule("version", r"\d+(?:\.\d+){2,}", lambda m: " point ".join(map(n.cardinal, m[0].split(".")))),
    _rule("decimal", r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+", lambda m: n.decimal(m[0])),
    _rule("thousands", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)", lambda m: n.cardinal(m[0])),
    _rule("number", r"\d+", _bare),
    _rule("at", r"(?<=\w)@(?=\w)", lambda m: " at "),
)  # fmt: skip
