"""The table of what is written with figures, signs and letters, and how it is said. Order matters.

Each rule is a pattern and what replaces it. A rule leaves only Chinese characters behind, so that a later
rule cannot touch what an earlier one has said. Readings stand as private-use characters (see `readings`)
and are never matched.
"""

from __future__ import annotations

import re

from ivrc.numerals import mandarin as n
from ivrc.speech.mandarin.dates import DATES, DAYS
from ivrc.speech.mandarin.groups import ABROAD, GROUPS
from ivrc.speech.mandarin.measures import (
    BY_SMALL,
    CURRENCIES,
    EXACT_UNITS,
    LATIN,
    MEASURE,
    NUM,
    OF_TWO,
    PER,
    PER_LATIN,
    TO,
    UNIT,
)
from ivrc.speech.mandarin.punctuation import HAN
from ivrc.speech.mandarin.traditional import rule as _rule
from ivrc.speech.rule import Rule

_DEGREES = {"℃": "摄氏度", "°C": "摄氏度", "°": "度"}
_COMPARED = {"<": "小于", ">": "大于", "≤": "小于等于", "≥": "大于等于", "±": "正负"}
EMERGENCY = frozenset({"110", "112", "114", "119", "120", "122"})
KEY_NAMES = {"*": "星号键", "#": "井号键"}

_ALONE = r"(?<![\d.]){}(?![\d]|\.\d)"
_CODE = "(?<![起尺数加扫筹砝拍解])码"
"""Of 验证码, 取件码, 密码, and not of 起码 or 尺码."""

_LAST = r"[后末前][一二三四五六七八3-8][位码]"
"""尾号后四位, 末三碼."""

_DIALLED = (
    rf"(?P<before>(?:拨打?|拨叫|致电|来电|热线|内线|电话|手机|座机|传真|{_CODE}|口令|{_LAST}|转接?|分机号?|工号|编号|尾[号数]|卡号|单号"
    "|[房证票账户历执学牌件保准会社税座约柜员同诊案队筹]号|房间|按|输入|短信|发送(?:至|到)?)"
    r"(?:号码|号)?(?:后[四六4-8]位)?(?:数字|数)?[为是至係系:：\s]*)"
)


def _dialled(m: re.Match[str]) -> str:
    last = m["to"] + n.telephone(m["last"]) if m["to"] else ""
    more = re.sub(
        r"\s*/\s*|\d+", lambda each: n.telephone(each[0]) if each[0].isdigit() else "、", m["more"] or ""
    )
    return m["before"].rstrip() + n.telephone(m["digits"]) + last + more


def _numbered(m: re.Match[str]) -> str:
    return "第" + n.cardinal(m[1]) if len(m[1]) < 4 else "编号" + n.digit_by_digit(m[1])


def _fraction(m: re.Match[str]) -> str:
    if int(m[1]) >= int(m[2]):
        return f"{n.cardinal(m[1])}、{n.cardinal(m[2])}"
    return f"{n.cardinal(m[2])}分之{n.cardinal(m[1])}"


def _temperatures(m: re.Match[str]) -> str:
    """`-3~5℃`: 零下三到零上五, for 零下三到五 are both below."""
    unit = _DEGREES.get(m[5], m[5])
    if not m[1] and not m[3]:
        return f"{n.decimal(m[2])}到{n.decimal(m[4])}{unit}"
    one, other = (
        "零下" if sign else "零上" if int(float(value)) else ""
        for sign, value in ((m[1], m[2]), (m[3], m[4]))
    )
    return f"{one}{n.decimal(m[2])}到{other}{n.decimal(m[4])}{unit}"


def _range(m: re.Match[str]) -> str:
    """`1-1号` of a street is no range."""
    between = "到" if _value(m[1]) < _value(m[2]) or not m[3] else "杠"
    return f"{n.decimal(m[1])}{between}{n.decimal(m[2])}"


def _of_unit(number: str, unit: str) -> str:
    counted = number == "2" and not unit.endswith(("度", "赫", "赫兹", "分贝", "伏", "瓦", "帕", "兆"))
    return (n.counted(number) if counted else n.decimal(number)) + unit


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _bare(m: re.Match[str]) -> str:
    """A number that nothing around it explains: long ones and those with a leading zero identify."""
    digits = m[0]
    if len(digits) > 1 and (digits[0] == "0" or len(digits) > 5):
        return n.telephone(digits)
    if digits in EMERGENCY or (len(digits) == 5 and digits[0] in "19"):
        return n.digit_by_digit(digits)
    return n.cardinal(digits)


RULES: tuple[Rule, ...] = (
    *DAYS,
    _rule("number sign", r"(?<![A-Za-z])(?:[Nn][Oo]\.|№)\s*(\d+)", _numbered),
    _rule("item", rf"(?:^|\s+)(\d{{1,2}})[.．]\s*(?=[{HAN}])", lambda m: f"，{n.cardinal(m[1])}，"),
    _rule(
        "shelf",
        r"(?P<b>(?:取件|提货|自提)码[为是:：\s]*)(?P<n>\d+(?:-\d+)+)",
        lambda m: m["b"] + "、".join(map(n.digit_by_digit, m["n"].split("-"))),
    ),
    _rule("gap after a key", r"(?<=[按拨])(\s*[\d*#])\s+(?!号?键|\d)", lambda m: m[1].strip() + "，"),
    _rule("gap before a number", rf"(?<=[{HAN}])\s+(?=[\d*#])", lambda m: ""),
    _rule("gap before a unit", rf"(?<=\d)\s+(?={UNIT}|号?键)", lambda m: ""),
    *ABROAD,
    *DATES,
    *GROUPS,
    _rule(
        "round the clock",
        r"(?<![\d*#])(\d+)\s*[x×X*]\s*(?:(24)(?!\d)|(\d+)\s*(?=小时))",
        lambda m: f"{n.cardinal(m[1])}乘{n.cardinal(m[2] or m[3])}",
    ),
    _rule("hyphen before a number", r"(?<=[A-Za-z])-(?=\d)", lambda m: ""),
    _rule(
        "number of a building, a pump",
        r"(?<![\d*#])(\d{1,3})#(?=\s*(?:楼|门|栋|座|汽油|柴油|机|库|线|号|厅|仓|窗|井|泵|炉|车间|停车|闸|电梯))",
        lambda m: n.cardinal(m[1]) + "号",
    ),
    _rule(
        "hidden digits",
        r"(\d+)\*{2,}(\d+)(?!\d|#)",
        lambda m: f"{n.digit_by_digit(m[1])}、星号、{n.digit_by_digit(m[2])}",
    ),
    _rule("compared", r"([<>≤≥±])\s*(?=[¥￥$€£]?\d)", lambda m: _COMPARED[m[1]]),
    _rule("feature code", r"\*(\d{2,})#", lambda m: f"星号、{n.digit_by_digit(m[1])}、井号"),
    _rule("digits before a key", r"(?<![\d.])(\d{2,})(?=#)", lambda m: n.digit_by_digit(m[1])),
    _rule("product", r"(?<=\d)\s*×\s*(?=\d)", lambda m: "乘"),
    _rule("star and hash", r"([*#])(?:\s*(?:号键|字键|键|号))?", lambda m: KEY_NAMES[m[1]]),
    _rule(
        "dialled number",
        _DIALLED
        + r"(?P<digits>\d{2,})(?:(?P<to>[至到])(?P<last>\d{3,}))?"
        + rf"(?P<more>(?:\s*(?:[/、]|[或和及])\s*\d{{3,}}(?!\d|\.\d|\s*{UNIT}))*)(?!\d|\.\d|\s*{UNIT}|[:%％,，]\d)",
        _dialled,
    ),
    _rule("key", r"(?<=[按拨])\s*(\d)(?!\d|\.\d|[个位次秒分:%/])", lambda m: n.DIGITS[int(m[1])]),
    _rule(
        "highest and lowest",
        r"(?<![\d/])(\d{1,2})/(\d{1,2})\s*(?=℃|°C)",
        lambda m: f"{n.cardinal(m[1])}到{m[2]}",
    ),
    _rule(
        "degrees and minutes",
        r"(\d{1,3})°(\d{1,2})[′'](?:(\d{1,2})[″\"])?",
        lambda m: f"{n.cardinal(m[1])}度{n.cardinal(m[2])}分" + (f"{n.cardinal(m[3])}秒" if m[3] else ""),
    ),
    _rule(
        "temperatures",
        rf"(?<![\d.])(-?)({NUM})\s*(?:℃|°C?|度)?\s*(?:[~～—–]|-|至|到)\s*(-?)({NUM})\s*(℃|°C|°|度(?!电))",
        _temperatures,
    ),
    _rule(
        "temperature below zero",
        rf"(?<!\d)-\s*({NUM})\s*(℃|°C|°|度)",
        lambda m: f"零下{n.decimal(m[1])}{_DEGREES.get(m[2], m[2])}",
    ),
    _rule("below zero", r"(?:(?<=[是为：:\s])|(?<=余额)|(?<=结余)|^)-\s*(?=\d)", lambda m: "负"),
    _rule("range of percent", rf"({NUM})\s*%?{TO}(?={NUM}\s*%)", lambda m: f"百分之{n.decimal(m[1])}到"),
    _rule("percent", rf"({NUM})\s*%", lambda m: "百分之" + n.decimal(m[1])),
    _rule("per thousand", rf"({NUM})\s*‰", lambda m: "千分之" + n.decimal(m[1])),
    _rule(
        "foreign amount",
        rf"(?<![A-Za-z])({'|'.join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))})\s*"
        + rf"({NUM})\s*([万亿]?)元?",
        lambda m: n.decimal(m[2]) + m[3] + CURRENCIES[m[1]],
    ),
    _rule(
        "number of letters and digits",
        r"(?<=[A-Za-z])\d{3,}(?![\d.])|(?<=[A-Z]{2})\s?\d{3,}(?![\d.]|\s*元)",
        lambda m: n.digit_by_digit(m[0].strip()),
    ),
    _rule("amount with a sign behind", rf"({NUM})\s*[¥￥]", lambda m: n.money(m[1])),
    _rule(
        "amount with a sign, large",
        rf"[¥￥]\s*({NUM})\s*([万亿])元?",
        lambda m: f"{n.decimal(m[1])}{m[2]}元",
    ),
    _rule("amount with a sign", rf"[¥￥]\s*({NUM})(?:元|(?!\s*[万亿]))", lambda m: n.money(m[1])),
    _rule("amount", rf"(?<![\d.])({NUM})\s*元", lambda m: n.money(m[1])),
    _rule("per", rf"\s*/\s*(?=(?:{PER}))", lambda m: "每"),
    _rule("per so many", r"(?<=[元角分])\s*/\s*(?=\d)", lambda m: "每"),
    _rule(
        "per, in letters",
        rf"(?<=[元角分])\s*/\s*({'|'.join(PER_LATIN)})(?![A-Za-z])",
        lambda m: "每" + PER_LATIN[m[1]],
    ),
    _rule("version", r"\d+(?:\.\d+){2,}", lambda m: "点".join(map(n.cardinal, m[0].split(".")))),
    _rule(
        "range",
        rf"(?<![\d.A-Za-z-])({NUM}){TO}({NUM})(?![\d-])(?=(号?))",
        _range,
    ),
    _rule("discount", r"(?<![\d.])(\d)\.(\d)\s*(?=折)", lambda m: n.digit_by_digit(m[1] + m[2], yao=False)),
    _rule(
        "pressure of blood",
        r"(?<![\d/.])(\d{2,3})/(\d{2,3})\s*(?=(?i:mmHg)|毫米汞柱)(?i:mmHg)?",
        lambda m: f"{n.cardinal(m[1])}、{n.cardinal(m[2])}" + ("毫米汞柱" if m[0][-1] in "gG" else ""),
    ),
    _rule("fraction", r"(?<![\d/.])(\d{1,3})/(\d{1,3})(?![\d/.])", _fraction),
    _rule(
        "unit in letters",
        rf"({NUM})\s*((?i:{LATIN}))(?![A-Za-z])",
        lambda m: _of_unit(m[1], BY_SMALL[m[2].lower()]),
    ),
    _rule(
        "unit in one letter",
        rf"(?<![\dA-Za-z.-])({NUM})\s?({'|'.join(EXACT_UNITS)})(?![A-Za-z\d])",
        lambda m: _of_unit(m[1], EXACT_UNITS[m[2]]),
    ),
    _rule("decimal", r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+", lambda m: n.decimal(m[0])),
    _rule("thousands", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)", lambda m: n.decimal(m[0])),
    _rule(
        "before its name",
        r"(?<![\d.])\d{3,}\s*(?=分机|国道|省道|县道|高速|路(?!程|段|费)|次(?:高铁|动车|列车|航班))|(?<=单元)[-\s]*\d{3,4}(?!\d)|(?:(?<=登机口)|(?<=登机口[是为]))\s*\d{3}(?!\d)|(?<=[楼层栋座门])\s*\d{3,4}(?!\d|\s*[元人位个年平户间])",
        lambda m: n.digit_by_digit(m[0].strip("- ")),
    ),
    _rule(
        "sum without a unit",
        rf"((?:[满减约近超达共]|[金余限总]额|积分|额度|合计|总计|超过|至少|最[多少高低]|不足|[低高多少大小]于|增加|剩余)\s*)(\d+)(?![\d.:-]|\s*{UNIT})",
        lambda m: m[1].rstrip() + n.cardinal(m[2]),
    ),
    _rule(
        "number of a person or a door", r"(?<!\d)\d{4,}\s*(?=号)", lambda m: n.digit_by_digit(m[0].strip())
    ),
    _rule(
        "service number",
        _ALONE.format(r"(1\d{2}|1\d{4}|9[56]\d{3})")
        + r"(?=\s*(?:电话|热线|平台|急救|报警|投诉|客服|服务|短信|公积金|社保|政务|便民|咨询|举报|维权|税务|医保|燃气|物业|旅游|铁路))",
        lambda m: n.digit_by_digit(m[1]),
    ),
    _rule("room", r"(?<!\d)\d{3,4}(?=(?:[、，,]\s*\d{3,4})*\s*[室房])", lambda m: n.digit_by_digit(m[0])),
    _rule(
        "grown-ups and children", r"(?<!\d)(\d)大(\d)小", lambda m: f"{n.counted(m[1])}大{n.counted(m[2])}小"
    ),
    _rule("counted", rf"(?<![\d第])(\d+)\s*(?=[{MEASURE}])(?!分(?!钟))", lambda m: n.counted(m[1])),
    _rule("weighed", rf"(?<![\d第])(\d+)\s*(?={OF_TWO})", lambda m: n.counted(m[1])),
    _rule("large number", r"(\d+)\s*(?=[千万亿])", lambda m: n.counted(m[1])),
    _rule("quantity with a unit", rf"(\d+)\s*(?={UNIT})", lambda m: n.cardinal(m[1])),
    _rule("ordinal", r"第\s*(\d+)", lambda m: "第" + n.cardinal(m[1])),
    _rule("number", r"\d+", _bare),
    _rule(
        "to",
        rf"(?<=[{n.NUMERALS}点分元角度日号月年秒时米克升斤里天周岁位人次件级层楼折寸克吨])(?<!单元){TO}(?=[{n.NUMERALS}](?!.{{0,2}}单元)|百分)",
        lambda m: "到",
    ),
)
