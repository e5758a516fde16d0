"""What to write instead where a token does not fit: a rule for each mistake that people make, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.language.keywords import TYPES
from ivrc.language.lexer import before_arrow
from ivrc.language.lines import KINDS
from ivrc.language.telling import may_tell
from ivrc.language.words import HEADERS
from ivrc.regex import regex

HEADER_TYPES = frozenset(word.type for word in HEADERS)
_NAMES = frozenset(("NAME", *TYPES.values()))
_STATEMENTS = frozenset(
    spelling
    for kind in KINDS
    if "SAY" in kind.blocks
    for word in kind.words
    for spelling in (*word.zh, *word.en)
)
"""How the statements between what a 播报 says begin, each on its own line."""
_SPOKEN = frozenset(("QUOTED", "PHRASE"))
_NUMBER = regex(r"[0-9]+(?:\.[0-9]+)?")
_LAST_LATER = regex(r"结束[\s,，、;；]*末位|end(?:ed)? (?:by|with) .*last .*may be", re.IGNORECASE)
_RINGS = regex(r"[零一二两三四五六七八九十0-9]+(?:声|响|rings?)", re.IGNORECASE)
_COUNTED = regex(r"[零一二两三四五六七八九十百半0-9]+")

Pair = tuple[str, str]


class Misfit(NamedTuple):
    """A token that does not fit, by type and text; the first of its line likewise; the types that would fit
    (`_NL` is the end of the line); and the line as written."""

    type: str
    text: str
    first_type: str
    first: str
    accepted: frozenset[str]
    line: str


def instead(misfit: Misfit) -> Pair:
    """The mend, in Chinese and English."""
    for rule in _RULES:
        if pair := rule(misfit):
            return pair
    return "对照 docs/language.zh-CN.md 里的写法改这一行。", "Compare the line with docs/language.md."


def _header_and_speech(it: Misfit) -> Pair | None:
    if it.first_type in HEADER_TYPES and it.type in (*_SPOKEN, "ARROW") and "_NL" in it.accepted:
        return (
            "名称后面加冒号，或另起一行缩进着写。",
            "Put a colon after the name, or write it on an indented line.",
        )
    return None


def _file_without_marks(it: Misfit) -> Pair | None:
    if it.first_type == "INCLUDE" and it.type in _NAMES:
        file = it.line[len(it.first) :].strip(" \t\u3000:：")
        return f"文件名加引号：引用 “{file}”。", f'Put the file\'s name in quotation marks: include "{file}".'
    return None


def _header_within(it: Misfit) -> Pair | None:
    if it.first_type in HEADER_TYPES and it.type in _NAMES and "_NL" not in it.accepted:
        return (
            f"如果它是标题，请去掉行首的空格，让“{it.first}”顶格。",
            f'If it is a header, take the spaces away so that "{it.first}" stands at the left margin.',
        )
    return None


def _half_phrase(it: Misfit) -> Pair | None:
    if it.type in _NAMES and re.search(re.escape(it.text) + r"\s*[》〉]", it.line):
        return f"补上《：《{it.text}》。", f"Add <: <{it.text}>."
    return None


def _comma_between_speech(it: Misfit) -> Pair | None:
    if it.type == "_COMMA" and it.first_type in _SPOKEN:
        return "话与话之间空一格，不用逗号。", "Put a space between what is said, and no comma."
    return None


def _marks_within_speech(it: Misfit) -> Pair | None:
    if it.first_type == "QUOTED" and it.type in (*_NAMES, "VARIABLE") and sum(map(it.line.count, '“”"')) > 2:
        return (
            "一句话里面的引号换成『』：“他说『您好』”。",
            "Use other marks within a sentence: “he said 『hello』”.",
        )
    return None


def _speech_without_marks(it: Misfit) -> Pair | None:
    if it.first_type not in ("NAME", "STRAY") or not (words := before_arrow(it.line)):
        return None
    spoken = re.sub("[《〈<].*", "", words).strip(" \t\u3000'\"‘’“”")
    return f"要播报的话请加引号：“{spoken}”。", f'Put words that are spoken in quotation marks: "{spoken}".'


def _hours(it: Misfit) -> Pair | None:
    if "TIMES_OF_DAY" in it.accepted:
        return "时间写成 9:00-17:00，24 小时制。", "Write the hours as 9:00-17:00, on the 24-hour clock."
    return None


def _number_as_setting(it: Misfit) -> Pair | None:
    if it.first_type == "SETTING" and it.type == "_NL":
        return (
            "电话号码写在热线的名称后面，不加冒号；变量写成：名称 内容。",
            "Telephone numbers follow the hotline's name without a colon; a variable is written: NAME VALUE.",
        )
    return None


def _whole_call(it: Misfit) -> Pair | None:
    if "WHOLE" in it.accepted:
        return "写成：录音 全程，告知 《录音告知》。", "Write: record whole call, notice <recording-notice>."
    return None


def _unit(it: Misfit) -> Pair | None:
    if "DURATION" in it.accepted and it.type == "_NL":
        return "在后面写上时长，例如 15秒。", "Write a time after it, for instance 15s."
    if it.accepted >= {"DURATION", "TIMES"} and _NUMBER.fullmatch(it.text):
        return f"写上单位：{it.text}次，或 {it.text}秒。", f"Write the unit: {it.text} times, or {it.text}s."
    if "DURATION" in it.accepted and _NUMBER.fullmatch(it.text):
        return f"写上单位：{it.text}秒。", f"Write the unit: {it.text}s."
    if "TIMES" in it.accepted and _NUMBER.fullmatch(it.text):
        return f"写上单位：{it.text}次。", f"Write the unit: {it.text} times."
    if "DURATION" in it.accepted and _RINGS.fullmatch(it.text):
        return (
            "按秒写：铃声每 5 秒一声，三声写 15秒。",
            "Write seconds: it rings once in some 5 seconds, and 3 rings are 15s.",
        )
    if {"DURATION", "TIMES"} & it.accepted and _COUNTED.match(it.text):
        return "用数字和单位写，例如 5秒、2次。", "Write a number and its unit, such as 5s or 2 times."
    return None


def _end_key(it: Misfit) -> Pair | None:
    if "ENDS" in it.accepted and re.search("结束|end|finish", it.text, re.IGNORECASE):
        return "写一个键：以#结束，或：以*结束。", "Write one key: ended by #, or: ended by *."
    return None


_SECRET = frozenset(("保密", "secret"))


def _secret_alone(it: Misfit) -> Pair | None:
    if it.line.strip().lower() in _SECRET:
        return "写在位数后面：6位，保密。", "Write it behind the number of digits: 6 digits, secret."
    return None


def _name_of_number(it: Misfit) -> Pair | None:
    if it.first_type == "DIGITS" and it.type == "NAME" and "_NL" in it.accepted:
        return (
            "这里只写位数和结束键；号码的名称写在“收号”后面。",
            'Write only the number of digits and the end key here; the name of the number follows "collect".',
        )
    return None


def _last_after_end(it: Misfit) -> Pair | None:
    if it.first_type == "DIGITS" and (it.type == "LAST" or _LAST_LATER.search(it.line)):
        return (
            "先写末位，再写结束键：18位{证件号}，末位可为*，以#结束 → …。",
            "Write the last digit first and the end key after it: 18 digits {identity}, last may be *, ended by # -> …",
        )
    return None


def _destinations(it: Misfit) -> Pair | None:
    if it.first_type == "DIAL" and it.type in _NAMES and "_COMMA" in it.accepted:
        return (
            "几个目的地之间写逗号，名称中间不能有空格：拨 坐席一，坐席二，每个振铃 15秒。",
            "Put a comma between destinations; a name holds no spaces: dial desk, night-desk, ring 15s each.",
        )
    return None


def _both_retries(it: Misfit) -> Pair | None:
    if {it.first_type, it.type} != {"NO_INPUT", "WRONG_KEY"}:
        return None
    return (
        "各写一行，次数分开数：无按键 重听 2次，→ 去处；按错键 重听 2次，→ 去处。",
        "Write a line for each; they are counted apart: no input repeat 2 times, -> NODE; "
        "wrong key repeat 2 times, -> NODE.",
    )


def _other_language(it: Misfit) -> Pair | None:
    words = it.line[len(it.first) :].strip()
    if it.first_type == "TONGUE" and it.type == "ARROW":
        return "只写话，去处写在上面一行。", "Write the words alone: where it leads stands in the line above."
    if it.first_type != "TONGUE" or it.type not in _NAMES or not words:
        return None
    return f"说的话加引号：{it.first} “{words}”。", f'Put the words in quotation marks: {it.first} "{words}".'


def _option_within(it: Misfit) -> Pair | None:
    if "ARROW" in it.accepted and may_tell(it.text):
        return "选项另起一行写。", "Write the option on a line of its own."
    return None


def _arrow(it: Misfit) -> Pair | None:
    if "ARROW" not in it.accepted or {"DURATION", "ENDS", "NAME"} & it.accepted:
        return None
    if it.text.lower() in _STATEMENTS:
        return f"“{it.text}”另起一行写。", f'Write "{it.text}" on a line of its own.'
    if it.type in _NAMES:
        return f"去处前面要有箭头：→ {it.text}。", f"Put an arrow before the place to go: -> {it.text}."
    if it.type in _SPOKEN or it.type == "_NL":
        return "后面写箭头和去处：→ 节点名称。", "Write an arrow and the place to go: -> NODE."
    return None


def _second(it: Misfit) -> Pair | None:
    if "_NL" not in it.accepted:
        return None
    if it.type == "_COMMA":
        return "一行写一件事：后面的另起一行。", "One thing a line: write the rest on the next one."
    if it.type in _SPOKEN and before_arrow(it.line) is not None:
        return "先说话再走：→ 《要说的话》 去处。", "Speak before you go: -> <words> NODE."
    if it.type in _NAMES and before_arrow(it.line) is not None:
        return (
            "一个箭头后面只有一个去处，名称中间不能有空格。",
            "One place to go follows an arrow, and its name holds no spaces.",
        )
    if it.type == "ARROW":
        return "一行只有一个箭头。", "A line has one arrow."
    return None


_RULES: tuple[Callable[[Misfit], Pair | None], ...] = (
    _header_and_speech,
    _file_without_marks,
    _header_within,
    _half_phrase,
    _comma_between_speech,
    _marks_within_speech,
    _hours,
    _number_as_setting,
    _whole_call,
    _unit,
    _end_key,
    _last_after_end,
    _secret_alone,
    _name_of_number,
    _destinations,
    _both_retries,
    _other_language,
    _option_within,
    _speech_without_marks,
    _arrow,
    _second,
)
