"""Lists of calling numbers that a project keeps: `lists/NAME.txt`, one number a line, `#` before a remark."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import read, shown
from ivrc.flow.national import national
from ivrc.regex import regex

FOLDER = "lists"
MOST = 100
"""Numbers of a list: a branch asks for all of them in one expression, and switches bound those."""
_NUMBER = regex(r"[+]?[0-9](?:[ -]?[0-9]){2,17}")


class List(NamedTuple):
    """The numbers as they are dialled within the country; None where there is no such list. `names` are those that there are."""

    numbers: tuple[str, ...] | None
    found: tuple[Diagnostic, ...] = ()
    names: tuple[str, ...] = ()


def of_project(root: Path | None, name: str) -> List:
    """The list of that name. What lies outside the project is not read."""
    folder = (root / FOLDER) if root else None
    paths = {path.stem: path for path in sorted(folder.glob("*.txt"))} if folder and folder.is_dir() else {}
    path = paths.get(name)
    if root is None or path is None or not path.resolve().is_relative_to(root.resolve()):
        return List(None, (), tuple(paths))
    file = shown(path)
    text, problems = read(path, file)
    if text is None:
        return List((), tuple(problems))
    return _read(text, file)


def number(written: str) -> str:
    """A number that people write, as it is dialled within the country; empty where it is none."""
    return national(written.replace(" ", "").replace("-", "")) if _NUMBER.fullmatch(written) else ""


def _read(text: str, file: str) -> List:
    found: list[Diagnostic] = []
    numbers: dict[str, None] = {}
    for at, line in enumerate(text.split("\n"), 1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        if not (dialled := number(written)):
            found.append(_no_number(Span(file, at, 1, at, len(line) + 1), written))
            break
        numbers[dialled] = None
    if not found and not 0 < len(numbers) <= MOST:
        found.append(_none(file) if not numbers else _too_many(file, len(numbers)))
    return List(tuple(numbers), tuple(found))


def _no_number(span: Span, written: str) -> Diagnostic:
    short = written if len(written) <= 40 else f"{written[:40]}…"
    return finding(
        "IVRC265",
        span,
        zh=f"名单里一行写一个号码，这里是“{short}”",
        en=f'a line of a list is a number, and here it is "{short}"',
        mend_zh="写成 13805761234 或 0576-88888888；说明写在 # 后面。",
        mend_en="Write 13805761234 or 0576-88888888; a remark stands behind #.",
    )


def _none(file: str) -> Diagnostic:
    return finding(
        "IVRC265",
        Span(file),
        zh="名单里没有号码",
        en="the list holds no number",
        mend_zh="写进号码，或者删去分支里问这个名单的一行。",
        mend_en="Write numbers into it, or take the line that asks for it out of the branch.",
    )


def _too_many(file: str, count: int) -> Diagnostic:
    return finding(
        "IVRC265",
        Span(file),
        zh=f"名单里有 {count} 个号码，最多 {MOST} 个",
        en=f"the list holds {count} numbers, and {MOST} is the most",
        mend_zh="分成几个名单，一个名单写一行；更长的名单由线路或交换机在热线之前拦。",
        mend_en="Split it into several lists with a line of the branch each; keep longer ones before the hotline, on trunk or switch.",
    )
