"""Numbers in groups in Mandarin texts: telephones of the country and of others (电信网编号计划, MIIT, 2017; ITU-T E.123), rooms and
numbers of papers.
"""

from __future__ import annotations

import re

from ivrc.numerals import mandarin as n
from ivrc.speech.mandarin.measures import TO
from ivrc.speech.mandarin.traditional import rule
from ivrc.speech.rule import Rule


def _number_with_area(written: str) -> str:
    groups = [g for g in re.split(r"[-\s()]+", written) if g]
    if len(groups) == 1:
        return n.telephone(groups[0])
    return "、".join(n.telephone(g) if len(g) in (7, 8) else n.digit_by_digit(g) for g in groups)


ABROAD: tuple[Rule, ...] = (
    rule(
        "country and area",
        r"(?<![\w+-])\+?86[-\s]+(10|[2-9]\d{1,2})[-\s]+(?=\d{7,8}(?!\d))",
        lambda m: f"{'加' * (m[0][0] == '+')}八六、{n.digit_by_digit(m[1])}、",
    ),
    rule(
        "number of another country",
        r"(?<![\w+])(\+|00(?=[1-9]))(\d{1,3})((?:[-\s]+\(?\d{1,4}\)?|\(\d{1,4}\))+(?:[-\s]+|(?<=\)))\d{2,8})(?!\d)",
        lambda m: (
            "加" * (m[1] == "+")
            + "零零" * (m[1] == "00")
            + f"{n.digit_by_digit(m[2])}、"
            + _number_with_area(m[3])
        ),
    ),
    rule(
        "country code",
        r"(?<![\w+])\+(86(?=[-\s]*\d)|\d{1,3}(?=[-\s]+\d))[-\s]*",
        lambda m: f"加{n.digit_by_digit(m[1])}、",
    ),
)
"""Before dates are looked for, whose figures these could be."""

GROUPS: tuple[Rule, ...] = (
    rule(
        "doors",
        rf"(?<!\d)(\d{{3,4}}){TO}(\d{{3,4}})(?=\s*[室房])|(?<!\d)(\d{{4}}){TO}(\d{{4}})(?=\s*号)|(?<=编号)\s*(0\d+){TO}(\d+)",
        lambda m: "到".join(map(n.digit_by_digit, filter(None, m.groups()))),
    ),
    rule(
        "service number and key",
        r"(?<![\d.-])(9[56]\d{3})-(\d{1,2})(?![\d-])",
        lambda m: f"{n.digit_by_digit(m[1])}转{n.digit_by_digit(m[2])}",
    ),
    rule(
        "number of letters and groups",
        r"(?<=[A-Z])-?(\d{3,}(?:-\d{2,})+)(?![\d.])",
        lambda m: "、".join(map(n.digit_by_digit, m[1].split("-"))),
    ),
    rule(
        "telephone number in groups",
        r"(?<![\d.])(?:[48]00[-\s]\d{3}[-\s]\d{4}|[48]00\d[-\s]\d{3}[-\s]\d{3}|[48]00[-\s]\d{4}[-\s]\d{3}|[48]00[-\s]\d{7}|1\d{2}[-\s]\d{4}[-\s]\d{4}"
        r"|\(0\d{2,3}\)\s*\d{3,4}[-\s]?\d{4}|0\d{2,3}[-\s]\d{5,8}|0\d{1,3}[-\s]\d{3,4}[-\s]\d{3,4}|\d{4}[-\s]\d{4})"
        r"(?:-\d{1,6})?(?![\d])",
        lambda m: _number_with_area(m[0]),
    ),
)
"""Behind them."""
