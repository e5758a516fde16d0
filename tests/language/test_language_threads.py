"""Files that are parsed at the same time do not mix: every place carries its own file's name."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from ivrc.diagnostics import Span
from ivrc.language.parser import parse

THREADS, ROUNDS = 6, 12


def menu(name: str) -> str:
    """A hotline with a mistake, long enough for the threads to take turns in the middle of it."""
    nodes = "".join(
        f"菜单 {name}{number}：“请选择。”\n    客服请按1 → {name}{number}\n    这一行 不成\n\n"
        for number in range(40)
    )
    return f"热线 {name} 4001234567\n    故障 → 《系统故障》 挂机\n\n{nodes}"


def spans(value: Any) -> Iterator[Span]:
    """Every place in a tree or in diagnostics."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from spans(part)


def test_threads_do_not_mix_the_names_of_their_files() -> None:
    names = [f"{number}.ivr" for number in range(THREADS)]
    alone = {name: parse(menu(name[0]), name) for name in names}
    together = Barrier(THREADS)

    def work(name: str) -> list[Any]:
        together.wait()
        return [parse(menu(name[0]), name) for _ in range(ROUNDS)]

    with ThreadPoolExecutor(THREADS) as pool:
        for name, results in zip(names, pool.map(work, names), strict=True):
            for result in results:
                assert {span.file for span in spans(result)} == {name}
                assert result == alone[name]
    assert alone[names[0]][1], "the files hold mistakes, whose places are compared too"
