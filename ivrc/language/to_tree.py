"""Tokens to tree: what each rule of the grammar makes. Called by Lark while it parses, so no second walk is needed."""

from __future__ import annotations

import re
from typing import Any

from lark import Token, Transformer, v_args

from ivrc.diagnostics import Span
from ivrc.language import tree, values
from ivrc.language.keywords import SEVERAL_DAYS, WEEKDAYS

_DAYS = re.compile(r"\s*(?:-|—|–|~|至|到|to)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|和|\band\b)\s*")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")


@v_args(inline=True)
class ToTree(Transformer[Token, tree.File]):
    """One method a rule. `file` is the name that places carry; set it before each parse, so none
    is shared by two threads."""

    def __init__(self) -> None:
        super().__init__()
        self.file = ""

    def _at(self, first: Any, last: Any = None) -> Span:
        """From the start of one token or tree to the end of another."""
        low: Any = first if isinstance(first, Token) else first.span
        high: Any = low if last is None else (last if isinstance(last, Token) else last.span)
        return Span(self.file, low.line, low.column, high.end_line, high.end_column)

    def start(self, *parts: Any) -> tree.File:
        return tree.File(
            tuple(p for p in parts if isinstance(p, tree.Block)),
            tuple(p for p in parts if isinstance(p, tree.Include)),
        )

    def block(self, header: Any, *lines: Any) -> tree.Block | None:
        if header is None:
            return None
        kind, name, numbers, span = header
        kept = tuple(line for line in lines if line is not None)
        return tree.Block(kind, name, numbers, kept, span, broken=len(kept) < len(lines))

    def include(self, word: Token, path: tree.Text) -> tree.Include:
        return tree.Include(path, self._at(word, path))

    def header(self, word: Token, name: tree.Name, *numbers: tree.Name) -> Any:
        last = numbers[-1] if numbers else name
        return word.type, name, numbers, self._at(word, last)

    def broken(self, word: Token) -> None:
        return None

    def name(self, word: Token) -> tree.Name:
        return tree.Name(str(word), self._at(word))

    case = name
    target = staticmethod(lambda name: name)

    def text(self, word: Token) -> tree.Text:
        return tree.Text(str(word), self._at(word))

    def phrase(self, word: Token) -> tree.Phrase:
        written = str(word)
        name, arguments = values.phrase(written[1:-1])
        return tree.Phrase(name, arguments, self._at(word), written)

    def speech(self, *parts: Any) -> tree.Speech:
        return parts

    def way(self, arrow: Token, *parts: Any) -> tree.Way:
        speech: tree.Speech = ()
        target: tree.Name | None = None
        last: Any = arrow
        for part in parts:
            if isinstance(part, tree.Name):
                target, last = part, part
            else:
                speech, last = part, part[-1]
        return tree.Way(speech, target, self._at(arrow, last))

    def speech_line(self, speech: tree.Speech, way: tree.Way | None = None) -> tree.SpeechLine:
        return tree.SpeechLine(speech, way, self._at(speech[0], way or speech[-1]))

    def go_line(self, way: tree.Way) -> tree.GoLine:
        return tree.GoLine(way, way.span)

    def option_line(self, sentence: Token, way: tree.Way) -> tree.OptionLine:
        text = tree.Text(str(sentence), self._at(sentence))
        return tree.OptionLine(text, (), "", (text,), way, self._at(sentence, way))

    def keys_line(self, *parts: Any) -> tree.OptionLine:
        keys = tuple(str(part).upper() for part in parts if isinstance(part, Token) and part.type == "KEYS")
        variable = next((str(p) for p in parts if isinstance(p, Token) and p.type == "VARIABLE"), "")
        words: tree.Speech = next((part for part in parts if type(part) is tuple), ())
        return tree.OptionLine(None, keys, variable, words, parts[-1], self._at(parts[0], parts[-1]))

    def number_line(
        self, digits: Token, variable: Token, last: Token | None, ends: Token | None, *rest: Any
    ) -> tree.NumberLine:
        *speech, way = rest
        may_be, end_key = (values.key(word) if word else "" for word in (last, ends))
        lengths = values.lengths(digits)
        words: tree.Speech = speech[0] if speech else ()
        return tree.NumberLine(lengths, str(variable), may_be, end_key, words, way, self._at(digits, way))

    def no_input_line(self, word: Token, *clauses: Any) -> tree.RetryLine:
        return self._retry(word, clauses)

    def wrong_key_line(self, word: Token, *clauses: Any) -> tree.RetryLine:
        return self._retry(word, clauses)

    def _retry(self, word: Token, clauses: tuple[Any, ...]) -> tree.RetryLine:
        wait: int | None = None
        says: list[tree.Text | tree.Phrase] = []
        times: int | None = None
        way: tree.Way | None = None
        last: Any = word
        for what, value, place in clauses:
            last = place or last
            if what == "wait":
                wait = value
            elif what == "says":
                says.extend(value)
            elif what == "times":
                times = value
            elif what == "way":
                way = value
        return tree.RetryLine(word.type, wait, tuple(says), times, way, self._at(word, last))

    def clause_wait(self, word: Token) -> Any:
        return "wait", values.milliseconds(word), word

    def clause_says(self, speech: tree.Speech) -> Any:
        return "says", speech, speech[-1]

    def clause_times(self, word: Token, count: Token) -> Any:
        return "times", values.whole(count), count

    def clause_way(self, way: tree.Way) -> Any:
        return "way", way, way

    def clause_none(self) -> Any:
        return "none", None, None

    def inter_key_line(self, word: Token, wait: Token) -> tree.InterKeyLine:
        return tree.InterKeyLine(values.milliseconds(wait), self._at(word, wait))

    def dial_line(self, word: Token, *parts: Any) -> tree.DialLine:
        names: list[tree.Name] = []
        variable: tree.Name | None = None
        ring: int | None = None
        stray: tree.Name | None = None
        how = False
        last: Any = word
        for what, value, place in parts:
            last = place
            how = how or what in ("none", "ring")
            if what == "name" and how:
                stray = stray or value
            elif what == "name":
                names.append(value)
            elif what == "variable":
                variable = value
            elif what == "ring":
                ring = value
        return tree.DialLine(tuple(names), variable, ring, stray, self._at(word, last))

    def dial_name(self, name: tree.Name) -> Any:
        return "name", name, name

    def dial_variable(self, word: Token) -> Any:
        return "variable", tree.Name(str(word).strip(), self._at(word)), word

    def dial_none(self, word: Token) -> Any:
        return "none", None, word

    def dial_ring(self, *words: Token) -> Any:
        (wait,) = (word for word in words if word.type == "DURATION")
        return "ring", values.milliseconds(wait), words[-1]

    def outcome(self, word: Token) -> Token:
        return word

    def outcome_line(self, *parts: Any) -> tree.OutcomeLine:
        *kinds, way = parts
        return tree.OutcomeLine(tuple(kind.type for kind in kinds), way, self._at(kinds[0], way))

    def longest_line(
        self, word: Token, wait: Token, ends: Token | None, way: tree.Way | None
    ) -> tree.LongestLine:
        key = values.key(ends or "")
        return tree.LongestLine(values.milliseconds(wait), key, way, self._at(word, way or ends or wait))

    def mailbox_line(self, word: Token, name: tree.Name) -> tree.MailboxLine:
        return tree.MailboxLine(name, self._at(word, name))

    def record_here_line(self, word: Token) -> tree.RecordLine:
        return tree.RecordLine(False, (), self._at(word))

    def record_whole_line(self, word: Token, whole: Token, *rest: Any) -> tree.RecordLine:
        notice = next((part for part in rest if isinstance(part, tuple)), ())
        return tree.RecordLine(True, notice, self._at(word, notice[-1] if notice else whole))

    def pause_line(self, word: Token, length: Token) -> tree.PauseLine:
        return tree.PauseLine(values.milliseconds(length), self._at(word, length))

    def barge_off_line(self, word: Token) -> tree.BargeOffLine:
        return tree.BargeOffLine(self._at(word))

    def hangup_line(self, word: Token) -> tree.HangupLine:
        return tree.HangupLine(self._at(word))

    def otherwise_line(self, way: tree.Way) -> tree.CaseLine:
        return tree.CaseLine(None, way, way.span)

    def case_line(self, name: tree.Name, way: tree.Way) -> tree.CaseLine:
        return tree.CaseLine(name, way, self._at(name, way))

    def fault_line(self, way: tree.Way) -> tree.FaultLine:
        return tree.FaultLine(way, way.span)

    def language_line(self, word: Token, name: tree.Name) -> tree.LanguageLine:
        return tree.LanguageLine(name, self._at(word, name))

    def zone_line(self, word: Token, name: tree.Name) -> tree.ZoneLine:
        return tree.ZoneLine(name, self._at(word, name))

    def setting_line(self, name: Token, value: Token) -> tree.SettingLine:
        raw = str(value).strip()
        if len(raw) > 1 and raw[0] in '“”"＂' and raw[-1] in '“”"＂':
            raw = raw[1:-1]
        text = tree.Text(raw, self._at(value))
        return tree.SettingLine(tree.Name(str(name), self._at(name)), text, self._at(name, value))

    def hours_line(self, days: Token, *ranges: Token) -> tree.HoursLine:
        written: list[int] = []
        for part in _AND.split(str(days).lower()):
            word = " ".join(part.split())
            if word in SEVERAL_DAYS:
                first, last = SEVERAL_DAYS[word]
            else:
                ends = _DAYS.split(word)
                first, last = WEEKDAYS[ends[0]], WEEKDAYS.get(ends[-1], WEEKDAYS.get(f"周{ends[-1]}", 0))
            written.extend(day % 7 for day in range(first, last + (1 if first <= last else 8)))
        times = []
        for text in ranges:
            (h1, m1), (h2, m2) = _CLOCK.findall(text)
            times.append((int(h1) * 60 + int(m1), int(h2) * 60 + int(m2)))
        return tree.HoursLine(tuple(written), tuple(times), self._at(days, ranges[-1]))
