"""第一次 … 最后一次 …: words for a repetition that does not come, or a repetition without words. IVRC233."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language.lines.retry import RetryLine
from ivrc.lowering.said import Said

_ORDINALS = ("last", "first", "second", "third", "fourth", "fifth")


def written(line: RetryLine) -> Iterator[Diagnostic]:
    """What cannot be meant whatever else is inherited."""
    most = line.times
    seen: set[int] = set()
    for nth in line.nth:
        time = nth.time or most or 0
        if time in seen:
            yield _unclear(
                nth.span,
                f"{_zh(nth.time)}写了两遍，不知道说哪一句",
                f"the {_en(nth.time)} time is written twice, and it is not clear which words are said",
                "留下一个。",
                "Keep one of them.",
            )
        elif most is not None and not 0 < time <= most:
            yield _unclear(
                nth.span,
                f"菜单只重放 {most} 次，{_zh(nth.time)}说的话没有人听到",
                f"the menu is repeated {_often(most)} only: nobody hears what is said the {_en(nth.time)} time",
                f"改为“重听 {max(nth.time, 1)}次”，或删去这几句。",
                f'Write "repeat {_often(max(nth.time, 1))}", or delete these words.',
            )
        seen.add(time)
    if line.says and most == 0:
        yield _never_again(line.says[0].span)
    elif line.says and most and seen.issuperset(range(1, most + 1)):
        yield _unclear(
            line.says[0].span,
            "每一次都另有要说的话，这一句没有人听到",
            "every time has words of its own, and nobody hears these",
            "删去这一句，或增加重听的次数。",
            "Delete these words, or repeat the menu more often.",
        )


def unclear(said: Said, times: int | None) -> Iterator[Diagnostic]:
    """What is left open once everything is inherited. `times` is None where the number of repetitions is written nowhere."""
    last = next((nth for nth in said.nth if not nth.time), None)
    if last is not None and times is None:
        yield _unclear(
            last.span,
            "没有写重听几次，不知道哪一次是最后一次",
            "how often the menu is repeated is not written, so it is not known which time is the last",
            "加上次数，例如：重听 2次。",
            "Add the number, for instance: repeat 2 times.",
        )
        return
    if times is None and said.words and not said.nth:
        yield _never_again(said.words[0].span)
    if not said.nth or said.words:
        return
    most = times if times is not None else max(nth.time for nth in said.nth)
    own = {nth.time or most for nth in said.nth}
    left = next((time for time in range(1, most + 1) if time not in own), 0)
    if left:
        yield _unclear(
            said.nth[0].span,
            f"{_zh(left)}说什么没有写：可能是不说话，也可能照前面的话再说一遍",
            f"what is said the {_en(left)} time is not written: it may be nothing, or the same words once more",
            f"加上：{_zh(left)} “…”。其他各次都说同样的话，就写一句前面没有第几次的话。",
            f'Add: {_en(left)} time "…". Words without a time in front are said at all the others.',
        )


def _never_again(span: Span) -> Diagnostic:
    return _unclear(
        span,
        "这几句话在重放菜单之前说，而菜单不重放：没有人听到",
        "these words are said before the menu is played again, and it never is: nobody hears them",
        "加上“重听 1次”；要在离开菜单时说，就写在箭头后面。",
        'Add "repeat 1 time"; to say them as the caller leaves the menu, write them behind the arrow.',
    )


def _often(times: int) -> str:
    return "1 time" if times == 1 else f"{times} times"


def _zh(time: int) -> str:
    return (
        f"第{'一二三四五六七八九'[time - 1]}次" if 0 < time < 10 else f"第 {time} 次" if time else "最后一次"
    )


def _en(time: int) -> str:
    return _ORDINALS[time] if time < len(_ORDINALS) else f"{time}th"


def _unclear(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC233", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
