"""The table of what is written with figures, signs and letters, and how it is said. Order matters.

Each rule is a pattern and what replaces it. A rule leaves only Chinese characters behind, so that a later
rule cannot touch what an earlier one has said. Readings stand as private-use characters (see `readings`)
and are never matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.numerals import mandarin as n
from ivrc.speech.mandarin.punctuation import HAN
from ivrc.speech.mandarin.traditional import in_both_scripts

EMERGENCY = frozenset({"110", "112", "114", "119", "120", "122"})
KEY_NAMES = {"*": "星号键", "#": "井号键"}

_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TO = r"\s*[-–—~～]+\s*"
_ALONE = r"(?<![\d.]){}(?![\d]|\.\d)"
_TIME = r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])"
_CODE = "(?<![起尺数加扫筹砝拍解])码"
"""Of 验证码, 取件码, 密码, and not of 起码 or 尺码."""

_LAST = r"[后末前][一二三四五六七八3-8][位码]"
"""尾号后四位, 末三碼."""

_DIALLED = (
    rf"(?P<before>(?:拨打?|拨叫|致电|来电|热线|内线|电话|手机|座机|传真|{_CODE}|口令|{_LAST}|转接?|分机号?|工号|编号|尾[号数]|卡号|单号"
    "|[房证票账户历执学牌件保准会社税座约柜员同诊案队筹]号|房间|按|输入|短信|发送(?:至|到)?)"
    r"(?:号码|号)?(?:后[四六4-8]位)?(?:数字|数)?[为是至係系:：\s]*)"
)
_MEASURE = (
    "个位名人次遍天周元块年家条张台部件份项种套倍点钟秒米步间匹则笔通封票页本双只辆户班站趟句段类岁把样"
    "小分刻"  # 小时, 分钟, 刻钟: the first character is enough, except for a lone 分
)
_UNIT = rf"(?:[{_MEASURE}万亿千百角度岁日月号楼层期米克斤吨升公里折档]|人民币|美元|公斤|平方|积分|里程|多[{_MEASURE}]|余[{_MEASURE}])"
_OF_TWO = r"(?:[公千]?[斤里米克]|[毫升]升|吨|升|平方|立方|美元|欧元|港元|英镑|蚊)"
"""Units before which 2 is 两, as before a measure word."""

_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_LATIN_UNITS = {
    "km/h": "公里每小时", "km": "公里", "kg": "公斤", "cm": "厘米", "mm": "毫米", "ml": "毫升", "㎡": "平方米",
    "m²": "平方米", "℃": "摄氏度", "°C": "摄氏度", "°": "度", "Mbps": "兆", "MB": "兆", "h": "小时",
    "kW": "千瓦", "kWh": "千瓦时", "min": "分钟", "mins": "分钟", "mg": "毫克", "mAh": "毫安时", "GHz": "吉赫", "MHz": "兆赫",
    "Hz": "赫兹", "dB": "分贝",
}  # fmt: skip
_BY_SMALL = {unit.lower(): said for unit, said in _LATIN_UNITS.items()}
_EXACT_UNITS = {"M": "兆", "s": "秒", "g": "克", "m": "米", "V": "伏", "W": "瓦", "L": "升"}
"""Units of which the other case is something else: 5G, 100M, 4S."""
_CURRENCIES = {
    "US$": "美元",
    "NT$": "元",
    "HK$": "港元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
    "RMB": "元",
    "CNY": "元",
}
_PER = "分钟|小时|秒|天|日|周|月|季度?|年|次|人|位|个|条|件|公里|公斤|平方米"


class Rule(NamedTuple):
    """What it is for, its pattern, and how a match is said."""

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def _rule(name: str, pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    return Rule(name, re.compile(in_both_scripts(pattern)), say)


def _date(m: re.Match[str]) -> str:
    return f"{n.digit_by_digit(m[1], yao=False)}年{n.cardinal(m[2])}月{n.cardinal(m[3])}日"


def _number_with_area(m: re.Match[str]) -> str:
    groups = [g for g in re.split(r"[-\s()]+", m[0]) if g]
    if len(groups) == 1:
        return n.telephone(groups[0])
    return "、".join(n.telephone(g) if len(g) in (7, 8) else n.digit_by_digit(g) for g in groups)


def _dialled(m: re.Match[str]) -> str:
    last = m["to"] + n.telephone(m["last"]) if m["to"] else ""
    return m["before"].rstrip() + n.telephone(m["digits"]) + last


def _numbered(m: re.Match[str]) -> str:
    return "第" + n.cardinal(m[1]) if len(m[1]) < 4 else "编号" + n.digit_by_digit(m[1])


def _fraction(m: re.Match[str]) -> str:
    if int(m[1]) >= int(m[2]):
        return f"{n.cardinal(m[1])}、{n.cardinal(m[2])}"
    return f"{n.cardinal(m[2])}分之{n.cardinal(m[1])}"


def _bare(m: re.Match[str]) -> str:
    """A number that nothing around it explains: long ones and those with a leading zero identify."""
    digits = m[0]
    if len(digits) > 1 and (digits[0] == "0" or len(digits) > 5):
        return n.telephone(digits)
    if digits in EMERGENCY or (len(digits) == 5 and digits[0] in "19"):
        return n.digit_by_digit(digits)
    return n.cardinal(digits)


RULES: tuple[Rule, ...] = (
    _rule("days of the week", rf"({_WEEKDAY}){_TO}(?=[周星礼一二三四五六日天])", lambda m: m[1] + "到"),
    _rule("number sign", r"(?<![A-Za-z])(?:[Nn][Oo]\.|№)\s*(\d+)", _numbered),
    _rule("item", rf"(?:^|\s+)(\d{{1,2}})[.．]\s*(?=[{HAN}])", lambda m: f"，{n.cardinal(m[1])}，"),
    _rule("date and time", r"(?<=\d)T(?=\d\d:\d\d)", lambda m: " "),
    _rule(
        "class of a school",
        r"(?<![\d第])\d(?=年级)|(?<=年级)\d{1,2}(?=班)",
        lambda m: n.cardinal(m[0]),
    ),
    _rule("minute with a zero", r"(?<=[点时])\s*0(\d)(?=分)", lambda m: "零" + n.DIGITS[int(m[1])]),
    _rule("born in", r"(?<!\d)([05-9]0)(?=后(?![天面来台勤续]))", lambda m: n.digit_by_digit(m[1])),
    _rule(
        "shelf",
        r"(?P<b>(?:取件|提货|自提)码[为是:：\s]*)(?P<n>\d+(?:-\d+)+)",
        lambda m: m["b"] + "、".join(map(n.digit_by_digit, m["n"].split("-"))),
    ),
    _rule("gap after a key", r"(?<=[按拨])(\s*[\d*#])\s+(?!号?键|\d)", lambda m: m[1].strip() + "，"),
    _rule("gap before a number", rf"(?<=[{HAN}])\s+(?=[\d*#])", lambda m: ""),
    _rule("gap before a unit", rf"(?<=\d)\s+(?={_UNIT}|号?键)", lambda m: ""),
    _rule(
        "country and area",
        r"(?<![\w+-])\+?86[-\s]+(10|[2-9]\d{1,2})[-\s]+(?=\d{7,8}(?!\d))",
        lambda m: f"{'加' * (m[0][0] == '+')}八六、{n.digit_by_digit(m[1])}、",
    ),
    _rule(
        "country code",
        r"(?<![\w+])\+(86(?=[-\s]*\d)|\d{1,3}(?=[-\s]+\d))[-\s]*",
        lambda m: f"加{n.digit_by_digit(m[1])}、",
    ),
    _rule(
        "date",
        r"(?<!\d)(\d{4})\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*[-/.月]\s*(0?[1-9]|[12]\d|3[01])(?!\d)[日号]?",
        _date,
    ),
    _rule(
        "month of a year",
        r"(?<![\d-])([12]\d{3})[-/](0[1-9]|1[0-2])(?![-/\d])",
        lambda m: f"{n.digit_by_digit(m[1], yao=False)}年{n.cardinal(m[2])}月",
    ),
    _rule("year", _ALONE.format(r"([12]\d{3})") + r"\s*(?=年)", lambda m: n.digit_by_digit(m[1], yao=False)),
    _rule(
        "time of half a day",
        _TIME + r"\s*([AaPp])\.?[Mm]\b\.?",
        lambda m: ("上午" if m[4] in "Aa" else "下午") + n.clock(m[1], m[2], m[3]),
    ),
    _rule("ratio", r"(?<![\d:])(\d):(\d)(?![\d:])", lambda m: f"{n.cardinal(m[1])}比{n.cardinal(m[2])}"),
    _rule("time", _TIME, lambda m: n.clock(m[1], m[2], m[3])),
    _rule(
        "telephone number in groups",
        r"(?<![\d.])(?:[48]00[-\s]\d{3}[-\s]\d{4}|[48]00\d[-\s]\d{3}[-\s]\d{3}|[48]00[-\s]\d{4}[-\s]\d{3}|[48]00[-\s]\d{7}|1\d{2}[-\s]\d{4}[-\s]\d{4}"
        r"|\(0\d{2,3}\)\s*\d{7,8}|0\d{2,3}[-\s]\d{5,8}|0\d{1,3}[-\s]\d{3,4}[-\s]\d{3,4}|\d{4}[-\s]\d{4})"
        r"(?:-\d{1,6})?(?![\d])",
        _number_with_area,
    ),
    _rule(
        "round the clock",
        r"(?<![\d*#])(\d+)\s*[x×X*]\s*(?:(24)(?!\d)|(\d+)\s*(?=小时))",
        lambda m: f"{n.cardinal(m[1])}乘{n.cardinal(m[2] or m[3])}",
    ),
    _rule("hyphen before a number", r"(?<=[A-Za-z])-(?=\d)", lambda m: ""),
    _rule("feature code", r"\*(\d{2,})#", lambda m: f"星号、{n.digit_by_digit(m[1])}、井号"),
    _rule("digits before a key", r"(?<![\d.])(\d{2,})(?=#)", lambda m: n.digit_by_digit(m[1])),
    _rule("product", r"(?<=\d)\s*×\s*(?=\d)", lambda m: "乘"),
    _rule("star and hash", r"([*#])(?:\s*(?:号键|字键|键|号))?", lambda m: KEY_NAMES[m[1]]),
    _rule(
        "dialled number",
        _DIALLED
        + rf"(?P<digits>\d{{2,}})(?:(?P<to>[至到])(?P<last>\d{{3,}}))?(?!\d|\.\d|\s*{_UNIT}|[:%％,，]\d)",
        _dialled,
    ),
    _rule("key", r"(?<=[按拨])\s*(\d)(?!\d|\.\d|[个位次秒分:%/])", lambda m: n.DIGITS[int(m[1])]),
    _rule("temperature below zero", rf"-\s*({_NUM})\s*(?=℃|°|度)", lambda m: "零下" + n.decimal(m[1])),
    _rule("below zero", r"(?:(?<=[是为：:\s])|(?<=余额)|(?<=结余)|^)-\s*(?=\d)", lambda m: "负"),
    _rule("range of percent", rf"(?<=%){_TO}(?=\d)", lambda m: "到"),
    _rule("percent", rf"({_NUM})\s*%", lambda m: "百分之" + n.decimal(m[1])),
    _rule("per thousand", rf"({_NUM})\s*‰", lambda m: "千分之" + n.decimal(m[1])),
    _rule(
        "foreign amount",
        r"(US\$|NT\$|HK\$|\$|€|£|RMB|CNY)\s*" + rf"({_NUM})\s*([万亿]?)元?",
        lambda m: n.decimal(m[2]) + m[3] + _CURRENCIES[m[1]],
    ),
    _rule(
        "number of letters and digits",
        r"(?<=[A-Za-z])\d{3,}(?![\d.])|(?<=[A-Z]{2})\s?\d{3,}(?![\d.]|\s*元)",
        lambda m: n.digit_by_digit(m[0].strip()),
    ),
    _rule("amount with a sign behind", rf"({_NUM})\s*[¥￥]", lambda m: n.money(m[1])),
    _rule(
        "amount with a sign, large",
        rf"[¥￥]\s*({_NUM})\s*([万亿])元?",
        lambda m: f"{n.decimal(m[1])}{m[2]}元",
    ),
    _rule("amount with a sign", rf"[¥￥]\s*({_NUM})(?:元|(?!\s*[万亿]))", lambda m: n.money(m[1])),
    _rule("amount", rf"(?<![\d.])({_NUM})\s*元", lambda m: n.money(m[1])),
    _rule("per", rf"\s*/\s*(?=(?:{_PER}))", lambda m: "每"),
    _rule("version", r"\d+(?:\.\d+){2,}", lambda m: "点".join(map(n.cardinal, m[0].split(".")))),
    _rule(
        "range",
        rf"(?<![\d.A-Za-z-])({_NUM}){_TO}({_NUM})(?![\d-])",
        lambda m: f"{n.decimal(m[1])}到{n.decimal(m[2])}",
    ),
    _rule("discount", r"(?<![\d.])(\d)\.(\d)\s*(?=折)", lambda m: n.digit_by_digit(m[1] + m[2], yao=False)),
    _rule("fraction", r"(?<![\d/.])(\d{1,3})/(\d{1,3})(?![\d/.])", _fraction),
    _rule(
        "unit in letters",
        rf"({_NUM})\s*((?i:{'|'.join(map(re.escape, sorted(_LATIN_UNITS, key=len, reverse=True)))}))(?![A-Za-z])",
        lambda m: n.decimal(m[1]) + _BY_SMALL[m[2].lower()],
    ),
    _rule(
        "unit in one letter",
        rf"(?<![\dA-Za-z.-])({_NUM})\s?({'|'.join(_EXACT_UNITS)})(?![A-Za-z\d])",
        lambda m: n.decimal(m[1]) + _EXACT_UNITS[m[2]],
    ),
    _rule("decimal", r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+", lambda m: n.decimal(m[0])),
    _rule("thousands", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)", lambda m: n.decimal(m[0])),
    _rule(
        "before its name",
        r"(?<![\d.])\d{3,}\s*(?=分机|路(?!程|段|费)|次(?:高铁|动车|列车|航班))|(?<=单元)\s*\d{3,4}(?!\d)|(?:(?<=登机口)|(?<=登机口[是为]))\s*\d{3}(?!\d)|(?<=[楼层栋座门])\s*\d{3,4}(?!\d|\s*[元人位个年平户间])",
        lambda m: n.digit_by_digit(m[0].strip()),
    ),
    _rule(
        "sum without a unit",
        rf"((?:[满减约近超达共]|[金余限总]额|积分|额度|合计|总计|超过|至少|最[多少高低]|不足|[低高多少大小]于|增加|剩余)\s*)(\d+)(?![\d.:-]|\s*{_UNIT})",
        lambda m: m[1].rstrip() + n.cardinal(m[2]),
    ),
    _rule(
        "number of a person or a door", r"(?<!\d)\d{4,}\s*(?=号)", lambda m: n.digit_by_digit(m[0].strip())
    ),
    _rule(
        "service number",
        _ALONE.format(r"(1\d{2}|1\d{4}|9[56]\d{3})")
        + r"(?=\s*(?:电话|热线|平台|急救|报警|投诉|客服|服务|短信))",
        lambda m: n.digit_by_digit(m[1]),
    ),
    _rule("room", r"(?<!\d)\d{3,4}(?=\s*[室房])", lambda m: n.digit_by_digit(m[0])),
    _rule("counted", rf"(?<![\d第])(\d+)\s*(?=[{_MEASURE}])(?!分(?!钟))", lambda m: n.counted(m[1])),
    _rule("weighed", rf"(?<![\d第])(\d+)\s*(?={_OF_TWO})", lambda m: n.counted(m[1])),
    _rule("large number", r"(\d+)\s*(?=[千万亿])", lambda m: n.counted(m[1])),
    _rule("quantity with a unit", rf"(\d+)\s*(?={_UNIT})", lambda m: n.cardinal(m[1])),
    _rule("ordinal", r"第\s*(\d+)", lambda m: "第" + n.cardinal(m[1])),
    _rule("number", r"\d+", _bare),
    _rule("to", rf"(?<=[{n.NUMERALS}点分元角度日号月年秒时]){_TO}(?=[{n.NUMERALS}]|百分)", lambda m: "到"),
)
