"""The tree: what stands in a menu file, line by line, with its places. Nothing is resolved here."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span


class Name(NamedTuple):
    """A name as written."""

    text: str
    span: Span


class Text(NamedTuple):
    """Words to speak, as written between quotation marks or as the sentence of an option."""

    raw: str
    span: Span


class Phrase(NamedTuple):
    """A standard phrase by name, with the parameters given at this place; `written` is all of it, marks included."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    span: Span
    written: str

    def renamed(self, name: str) -> str:
        """The same with another name, in the writer's own marks."""
        inside = self.written[1:-1].rstrip()
        opened = min((at for sign in "(（" if (at := inside.find(sign)) >= 0), default=len(inside))
        parameters = inside[opened:] if inside.endswith((")", "）")) else ""
        return f"{self.written[0]}{name}{parameters}{self.written[-1]}"


Speech = tuple[Text | Phrase, ...]


class Way(NamedTuple):
    """`→ 《…》 节点`: what is said on the way and where it leads. A target of None was not written."""

    speech: Speech
    target: Name | None
    span: Span


class SpeechLine(NamedTuple):
    speech: Speech
    way: Way | None
    span: Span


class GoLine(NamedTuple):
    way: Way
    span: Span


class OptionLine(NamedTuple):
    """`客服电话请拨0 → 客服坐席`, or `0 → 客服坐席` for keys that stand by themselves (`sentence` None).

    `keys` and `variable` are those of the second form (`1，2 → 时间`, `XXXX{分机号} → 分机`); the first has them in its
    sentence. `words` are spoken there: the sentence, or what is written behind the keys (`1，2 “…” → 时间`).
    """

    sentence: Text | None
    keys: tuple[str, ...]
    variable: str
    words: Speech
    way: Way
    span: Span


class NumberLine(NamedTuple):
    """`4至6位{密码}，末位可为*，以#结束 → …`: a number to be typed. `lengths` are the first and last of each range
    of numbers of digits, none where it may have any (`数字{金额}`). `words` are what is spoken there, if anything."""

    lengths: tuple[tuple[int, int], ...]
    variable: str
    last: str
    end_key: str
    words: Speech
    way: Way
    span: Span


class RetryLine(NamedTuple):
    """`无按键 …` or `按错键 …`. Each part that was not written is None and inherited."""

    kind: str
    wait_ms: int | None
    says: Speech
    times: int | None
    way: Way | None
    span: Span


class InterKeyLine(NamedTuple):
    wait_ms: int
    span: Span


class DialLine(NamedTuple):
    """Destinations in turn, or the variable that holds an extension. `stray` is a name after how they are dialled
    (`振铃 15秒，坐席二`), where no destination belongs."""

    destinations: tuple[Name, ...]
    variable: Name | None
    ring_ms: int | None
    stray: Name | None
    span: Span


class OutcomeLine(NamedTuple):
    """`占线，无人接听 → …`; `kinds` are BUSY, NO_ANSWER, UNAVAILABLE, AFTER."""

    kinds: tuple[str, ...]
    way: Way
    span: Span


class LongestLine(NamedTuple):
    max_ms: int
    end_key: str
    way: Way | None
    span: Span


class MailboxLine(NamedTuple):
    name: Name
    span: Span


class RecordLine(NamedTuple):
    """In a hotline: record whole calls after a notice. In a node (`notice` empty): record from here on."""

    whole: bool
    notice: Speech
    span: Span


class PauseLine(NamedTuple):
    """`停顿 2秒`."""

    ms: int
    span: Span


class BargeOffLine(NamedTuple):
    span: Span


class HangupLine(NamedTuple):
    span: Span


class CaseLine(NamedTuple):
    """`上班 → 主菜单` in a branch; `name` None is 否则."""

    name: Name | None
    way: Way
    span: Span


class FaultLine(NamedTuple):
    way: Way
    span: Span


class LanguageLine(NamedTuple):
    name: Name
    span: Span


class ZoneLine(NamedTuple):
    name: Name
    span: Span


class SettingLine(NamedTuple):
    """`企业名称 大众联合`: a variable of the hotline."""

    name: Name
    value: Text
    span: Span


class HoursLine(NamedTuple):
    """Weekdays in the order written (0 is Monday) and times in minutes since midnight."""

    days: tuple[int, ...]
    times: tuple[tuple[int, int], ...]
    span: Span


Line = (
    SpeechLine
    | GoLine
    | OptionLine
    | NumberLine
    | RetryLine
    | InterKeyLine
    | DialLine
    | OutcomeLine
    | LongestLine
    | MailboxLine
    | RecordLine
    | PauseLine
    | BargeOffLine
    | HangupLine
    | CaseLine
    | FaultLine
    | LanguageLine
    | ZoneLine
    | SettingLine
    | HoursLine
)


class Block(NamedTuple):
    """A header and its lines. `kind` is the header's token type (HOTLINE, SAY, MENU …).

    `broken` says that some of its lines could not be read, so that nothing is said to be missing from it.
    """

    kind: str
    name: Name
    numbers: tuple[Name, ...]
    lines: tuple[Line, ...]
    span: Span
    broken: bool = False


class Include(NamedTuple):
    path: Text
    span: Span


class File(NamedTuple):
    """The blocks and includes of a file. `lost` are the names in headers that could not be read; a file that is
    not `whole` was not read to its end."""

    blocks: tuple[Block, ...]
    includes: tuple[Include, ...]
    lost: frozenset[str] = frozenset()
    whole: bool = True
