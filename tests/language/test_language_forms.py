"""A menu typed with a Chinese input method, or in English marks, is the same menu: only its places differ."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flat import flat
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.compile import compile_text

ROOT = Path(__file__).parent.parent.parent
MENUS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (*sorted(ROOT.glob("menus/*.ivr")), *sorted(ROOT.glob("examples/[0-9]*.ivr")))
    if not re.search(r"^(引用|include)", path.read_text(encoding="utf-8"), re.MULTILINE)
}
_WIDE = {**{code: code + 0xFEE0 for code in range(0x21, 0x7F)}, ord("→"): "－＞"}
_SPOKEN = re.compile(r"[“\"][^”\"]*[”\"]|《[^》]*》|<[^>]*>|//.*")
_LITERAL = re.compile(r"^\s*(?:语言|时区|language|time zone|company)\b.*|[A-Za-z_]+", re.MULTILINE)
"""What is not a mark: settings are names or words, and names are themselves."""


def outside(text: str, change: str) -> str:
    """`text` with its marks and digits outside of what is spoken written as `change` says."""
    out = []
    for line in text.split("\n"):
        last, kept = 0, []
        for match in _SPOKEN.finditer(line):
            kept += [(line[last : match.start()], True), (match[0], False)]
            last = match.end()
        kept.append((line[last:], True))
        out.append("".join(_written(part, change) if mark else part for part, mark in kept))
    return "\n".join(out)


def _written(part: str, change: str) -> str:
    pieces, last = [], 0
    for match in _LITERAL.finditer(part):
        pieces += [_CHANGES[change](part[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*pieces, _CHANGES[change](part[last:])])


_CHANGES = {
    "full-width marks and digits": lambda part: part.translate(_WIDE),
    "full-width spaces": lambda part: part.replace("    ", "　　").replace(" ", "　"),
    "ascii arrows": lambda part: part.replace("→", "->"),
    "ascii colons": lambda part: part.replace("：", ": "),
    "more space": lambda part: part.replace("→", "  →  ") if not part.lstrip().startswith("→") else part,
}


@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("name", MENUS)
def test_a_menu_in_another_form_is_the_same_menu(name: str, change: str) -> None:
    plain = compile_text(MENUS[name])
    other = compile_text(outside(MENUS[name], change))
    assert flat(other.hotline) == flat(plain.hotline), [d.en for d in other.diagnostics]


@pytest.mark.parametrize("name", MENUS)
def test_quotation_marks_and_brackets_of_either_kind(name: str) -> None:
    pairs = (("“", '"'), ("”", '"'), ("《", "<"), ("》", ">"))
    text = MENUS[name]
    for wide, plain in pairs:
        text = text.replace(wide, plain)
    assert flat(compile_text(text).hotline) == flat(compile_text(MENUS[name]).hotline)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_mixture_of_forms_line_by_line(data: st.DataObject) -> None:
    """Nobody writes a whole file in one form."""
    name = data.draw(st.sampled_from(sorted(MENUS)))
    lines = MENUS[name].split("\n")
    mixed = [outside(line, data.draw(st.sampled_from(sorted(_CHANGES)))) for line in lines]
    assert flat(compile_text("\n".join(mixed)).hotline) == flat(compile_text(MENUS[name]).hotline)


def test_there_are_menus_to_try() -> None:
    assert len(MENUS) >= 12


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    from ivrc.compile import compile_file
    from ivrc.project import standard_phrases

    text = MENUS["大众联合"]
    (tmp_path / "plain.ivr").write_bytes(text.encode())
    (tmp_path / "windows.ivr").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    plain, windows = (
        compile_file(tmp_path / name, tmp_path, standard_phrases()) for name in ("plain.ivr", "windows.ivr")
    )
    assert flat(plain.hotline) == flat(windows.hotline)
