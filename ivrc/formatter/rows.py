"""The lines of a file as rows: how deep each stands, and where its column is."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.formatter.line import Piece, joined, pieces
from ivrc.formatter.marks import Marks
from ivrc.formatter.row import CAUSE, CHOSEN, SETTING, TONGUE, Column, Row
from ivrc.language.lexer import comment, plain
from ivrc.language.token import Token
from ivrc.language.words import HEADERS

_HEADERS = frozenset(word.type for word in HEADERS)
_CHOSEN = frozenset(("OPTION", "ANSWER", "KEYS", "DIGITS"))
_SPEECH = frozenset(("QUOTED", "PHRASE"))


def rows(source: str, tokens: Sequence[Token], marks: Marks) -> list[Row]:
    """The rows of a file whose form is right."""
    by_line: dict[int, list[Token]] = {}
    for token in tokens:
        if token.type not in ("_INDENT", "_DEDENT") and token != "\n":
            by_line.setdefault(token.line or 0, []).append(token)
    lines = source.split("\n")
    made = _Rows(source, marks)
    coded = [made.row(raw, by_line.get(number, ())) for number, raw in enumerate(lines, 1)]
    return _levelled(coded, lines)


class _Rows:
    """Where a file is while its lines become rows: in a block of which kind, how deep its header stands, and whether a line of
    its own has been."""

    def __init__(self, source: str, marks: Marks) -> None:
        self._source, self._marks = source, marks
        self._kind, self._depth, self._begun = "", 0, False

    def row(self, raw: str, tokens: Sequence[Token]) -> Row:
        """A line. The level of one that is a comment alone is that of the lines around it."""
        text = plain(raw)
        at = comment(text)
        remark = "" if at is None else "//" + raw[at + 2 :].rstrip()
        if not tokens:
            return Row(self._depth + 1, comment=remark) if remark else Row()
        if tokens[0].type in _HEADERS:
            return self._header(tokens, raw)._replace(comment=remark)
        made = pieces(tokens, self._source, self._marks)
        beneath = made[0].type == "TONGUE"
        level = self._depth + 1 + (beneath and self._begun)
        self._begun = self._begun or not beneath
        return _parted(made, self._kind)._replace(level=level, comment=remark)

    def _header(self, tokens: Sequence[Token], raw: str) -> Row:
        self._kind, self._begun = tokens[0].type, False
        self._depth = 0 if tokens[0].column == 1 else 1
        colon = next((at for at, token in enumerate(tokens) if token.type == "_NL"), len(tokens))
        head = pieces(tokens[:colon], self._source, self._marks)
        text = joined(head)
        if self._kind == "FLOW" and len(head) > 2:
            names = self._marks.comma.join(piece.text for piece in head[2:])
            text = joined(head[:2]) + self._marks.opening + names + self._marks.closing
        if behind := tokens[colon + 1 :]:
            text += self._marks.colon + joined(pieces(behind, self._source, self._marks))
        return Row(self._depth, text, header=True)


def _parted(made: Sequence[Piece], kind: str) -> Row:
    """A line of a block, parted where its column is."""
    if made[0].type == "TONGUE":
        return _at(made, 1, TONGUE)
    if kind == "HOTLINE" and len(made) > 1 and not made[1].before.strip():
        return _at(made, 1, SETTING)
    arrow = next((at for at, piece in enumerate(made) if piece.type == "ARROW"), 0)
    before = made[:arrow]
    if before and before[-1].type != "_COMMA" and not any(piece.type in _SPEECH for piece in before):
        return _at(made, arrow, CHOSEN if made[0].type in _CHOSEN else CAUSE)
    return Row(first=joined(made))


def _at(made: Sequence[Piece], at: int, column: Column) -> Row:
    return Row(first=joined(made[:at]), rest=joined(made[at:]), column=column)


def _levelled(made: Sequence[Row], lines: Sequence[str]) -> list[Row]:
    """Comments stand as deep as the line right below them; before an empty line, in their block or at the margin."""
    told: list[Row] = []
    below = Row()
    for row, line in zip(reversed(made), reversed(lines), strict=True):
        if row.remark:
            level = below.level
            if below.empty and not line[:1].strip():
                level = row.level
            told.append(row._replace(level=level))
        else:
            below = row
            told.append(row)
    return told[::-1]
