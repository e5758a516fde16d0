"""How long a hostile input takes to fail: `python bench/hostile.py` (or `make bench`).

Each shape is made as large as a hotline may be, and half as large; CPU seconds of compiling and reporting are measured
in this process, in turn. A ratio far over 2 would be a way that is quadratic. No input may take more than `BOUND` seconds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator

from ivrc.compile import LARGEST, MOST_LINES, compile_text
from ivrc.diagnostics.render import Format, render
from ivrc.language.lexer import LONGEST_LINE

BOUND = 5.0
"""CPU seconds, on a machine that does nothing else."""

HEAD = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
播报 再见：“再见。” → 挂机
"""
PIECES = (
    "《 ",
    "《",
    "{",
    "<",
    "「",
    "“",
    "→",
    "-",
    "(",
    "5 ",
    "一",
    "a ",
    "　",
    "\u202e",
    "请按1",
    "press 1 or ",
    "十",
    "（",
    "1,",
    "按1,",
    "按十",
    "1:",
    "输入十",
    "press one for ",
    "按一查二",
)
Shape = Callable[[int], str]


def one_line(piece: str) -> Shape:
    """A line as long as the file."""
    return lambda size: HEAD + "菜单 甲\n    " + repeated(piece, size)


def long_lines(piece: str, before: str, after: str) -> Shape:
    """Lines as long as a line may be, no two alike: what was made of one would serve for the next."""
    return numbered(f"    {before}#号{(piece * LONGEST_LINE)[: LONGEST_LINE - 40]}{after}\n", "菜单 甲\n")


def numbered(text: str, head: str = "") -> Shape:
    """The same lines again and again, `#` being a number."""

    def make(size: int) -> str:
        parts, length, lines, number = [HEAD + head], 0, 0, size
        while length < size and lines < MOST_LINES * size // LARGEST - 20:
            parts.append(text.replace("#", str(number)))
            length += len(parts[-1].encode())
            lines += parts[-1].count("\n")
            number += 1
        return "".join(parts)

    return make


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()))


def shapes() -> Iterator[tuple[str, Shape]]:
    for piece in PIECES:
        yield f"one line of {piece!r}", one_line(piece)
        yield f"lines of {piece!r}", long_lines(piece, "", "")
        yield f"options of {piece!r}", long_lines(piece, "重听请按1", " → 再见")
        yield f"phrases of {piece!r}", long_lines(piece, "《", "》")
    yield "words without a form", numbered("你好#\n")
    yield "names that lead nowhere", numbered("播报 甲#：“好#” → 乙#\n")
    yield "phrases that are none", numbered("    《用语#》\n", "播报 甲\n")
    yield "variables that are none", numbered("    “{变量#}”\n", "播报 甲\n")
    yield "one name for all", numbered("播报 甲：→ 挂机\n")
    yield "ends of one menu", numbered("    服务请按# → 挂机\n", "菜单 甲\n")
    yield (
        "ways back",
        numbered("菜单 单#\n    服务请按1 → 说#\n    回去请按2 → 返回\n播报 说#\n    “好。” → 返回\n"),
    )
    yield "outcomes", numbered("    占线 → 挂机\n", "转接 甲\n    拨 乙，振铃 5秒\n")
    yield "opening hours", numbered("    周一至周日 9:00-9:01，9:00-9:02\n", "时间 上班\n")
    yield "time zones", numbered("    时区 Asia/Shanghia#\n", "热线 乙 4001234568\n")
    yield "tabs and blanks", numbered("\t第#请按1 → 甲\n    第#请按1 → 甲\n", "菜单 甲\n")
    yield "includes", numbered("引用 “甲#.ivr”\n")
    yield "8 MiB of anything", lambda size: repeated("{《", size * 2**23 // LARGEST)


def seconds(text: str) -> float:
    begun = time.process_time()
    compiled = compile_text(text)
    render(compiled.diagnostics, compiled.sources, Format.TEXT)
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    args = parser.parse_args()
    compile_text(HEAD)
    print("half s   whole s   ratio   shape")
    worst = 0.0
    for name, make in shapes():
        if args.only in name:
            half, whole = seconds(make(LARGEST // 2 - 4000)), seconds(make(LARGEST - 4000))
            worst = max(worst, half, whole)
            print(f"{half:6.2f} {whole:9.2f} {whole / max(half, 0.01):7.1f}   {name}", flush=True)
    print(
        f"the slowest took {worst:.2f} s; {BOUND:g} s is the bound: {'kept' if worst <= BOUND else 'NOT kept'}"
    )


if __name__ == "__main__":
    main()
