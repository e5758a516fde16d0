"""What `ivrc import` reads of each switch: files, and where calls begin in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import read
from ivrc.importing.asterisk import conf
from ivrc.importing.asterisk.importing import hotline, ways_in
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.walk import MOST
from ivrc.importing.freeswitch import importing as menus_of
from ivrc.importing.freeswitch import xml
from ivrc.importing.model import Imported
from ivrc.output.build_findings import some


def _asterisk(file: str, entry: str | None, elsewhere: frozenset[str]) -> tuple[Imported, str] | Diagnostic:
    """What is understood of extensions.conf, and the context in which calls begin; or what stands in the way."""
    text, found = read(Path(file))
    if text is None:
        return found[0]
    dialplan = conf.read(file, text, _included(Path(file)))
    begun = tuple(part.strip() for part in entry.partition(",")[::2]) if entry else _only(ways_in(dialplan))
    context, dialled = begun or ("", "")
    dialled = dialled or "s"
    if begun is None or find(dialplan, context, dialled) is None:
        return _no_entry(file, entry, [f"--entry {one},{exten}" for one, exten in ways_in(dialplan)])
    imported = hotline(dialplan, context, dialled, elsewhere)
    return (imported, context) if imported else _too_many(file)


def _included(file: Path) -> conf.Opened:
    """Files beside the file that includes them, and below; no others."""

    def opened(name: str) -> str | None:
        folder = file.parent.resolve()
        path = (folder / name).resolve()
        return read(path)[0] if path.is_relative_to(folder) and path.is_file() else None

    return opened


def _only(found: list[tuple[str, str]]) -> tuple[str, str] | None:
    return found[0] if len(found) == 1 else None


def _no_entry(file: str, entry: str | None, ways: Sequence[str]) -> Diagnostic:
    zh, en = some(ways)
    return finding(
        "IVRC662",
        Span(file),
        zh=f"没有来电入口“{entry}”" if entry else "不知道来电从哪里进来",
        en=f'there is no way in called "{entry}"' if entry else "it does not say where calls come in",
        mend_zh="用 --entry 指明" + (f"，这里有：{zh}。" if ways else "。"),
        mend_en="Name it with --entry" + (f"; there are {en}." if ways else "."),
    )


def _too_many(file: str) -> Diagnostic:
    return finding(
        "IVRC662",
        Span(file),
        zh=f"来电能走到的位置超过 {MOST} 处，多半是一个不停往上数的变量",
        en=f"calls come to more than {MOST} places, most likely because a variable is counted without end",
        mend_zh="用 --entry 从里面的一个上下文开始，分几次导入。",
        mend_en="Begin at a context further in with --entry, and import it in parts.",
    )


def _freeswitch(file: str, entry: str | None, _: frozenset[str]) -> tuple[Imported, str] | Diagnostic:
    """What is understood of the menus of an XML file, and the one in which calls begin; or what stands in the way."""
    text, found = read(Path(file))
    if text is None:
        return found[0]
    try:
        menus = menus_of.menus(xml.read(text))
    except xml.NotXml as problem:
        return _no_xml(file, problem)
    first = menus_of.first(menus)
    name = entry or (first[0] if len(first) == 1 else "")
    if name not in menus:
        return _no_entry(file, entry, [f"--entry {one}" for one in first or menus])
    imported = menus_of.hotline(file, menus, name)
    return (imported, name) if imported else _too_many(file)


def _no_xml(file: str, problem: xml.NotXml) -> Diagnostic:
    return finding(
        "IVRC663",
        Span(file, problem.line, 1),
        zh=f"这里读不成 XML（{problem.why}）",
        en=f"this cannot be read as XML ({problem.why})",
        mend_zh="给出交换机读得了的文件，不带 DOCTYPE，例如 ivr_menus 里的一个。",
        mend_en="Give a file that the switch reads, without DOCTYPE, such as one of ivr_menus.",
    )


READERS: Mapping[str, Callable[[str, str | None, frozenset[str]], tuple[Imported, str] | Diagnostic]] = {
    "asterisk": _asterisk,
    "freeswitch": _freeswitch,
    "freepbx": _asterisk,
    "fusionpbx": _freeswitch,
}
