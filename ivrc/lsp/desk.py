"""What lies open: the texts as they are in the editor, those that belong together, and what was found in them when they were last checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ivrc.compile import Compiled, compile_text, too_large
from ivrc.diagnostics import Diagnostic
from ivrc.files import read, shown
from ivrc.findings.together import Order, together
from ivrc.flow.nodes import Hotline
from ivrc.lsp.meant import Texts
from ivrc.lsp.names import included
from ivrc.lsp.surroundings import Surroundings, around
from ivrc.mends.registry import mended
from ivrc.report.lengths import built_seconds
from ivrc.stopping import step

_MOST = 200
"""Files that are taken to belong together."""


class Desk:
    """The open texts, by what the editor calls them: paths, or other names for what was never saved."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.own = False
        self._around: dict[str, Surroundings] = {}
        self._fresh: set[str] = set()
        self._made: dict[Path, Compiled] = {}

    def put(self, name: str, text: str) -> None:
        """A text as it is now, with line ends as ivrc has them."""
        self.texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")

    def drop(self, name: str) -> None:
        """A text that was closed: what is on disk holds again."""
        self.texts.pop(name, None)
        self.forget()

    def forget(self) -> None:
        """What is known of projects: files were saved, or others came. Until they are checked again, what was known is answered."""
        self._fresh.clear()
        self._made.clear()

    def around(self, name: str, *, now: bool = False) -> Surroundings:
        """The project of a text, and what it belongs to; `now`, as it is on disk at this moment."""
        known = self._around.get(name)
        if known is None or (now and name not in self._fresh):
            self._fresh.add(name)
            known = self._around[name] = around(name, own=self.own)
        return known

    def together(self, name: str) -> Texts:
        """The texts of all files that belong to the hotlines of one, that one first."""
        found: dict[str, str] = {name: self.text(name)}
        todo = [name, *map(str, self.around(name).wholes)]
        for each in todo:  # grows while it is read
            if len(found) == _MOST:
                break
            found.setdefault(each, self.text(each))
            for one in included(found[each]):
                if Path(each).is_absolute():
                    part = str((Path(each).parent / one.name).resolve())
                    todo += [part] if part not in todo else []
        return found

    def text(self, name: str) -> str:
        """A text as it is in the editor, else on disk."""
        if name in self.texts or not Path(name).is_absolute():
            return self.texts.get(name, "")
        text, _ = read(Path(name))
        return text if text and not too_large(text) else ""

    def check(self, name: str, *, whole: bool) -> dict[str, list[Diagnostic]]:
        """What is found in a text's hotlines and those that lie open beside it, or in the `whole` project, by file; each of their files is
        among them, and each finding has its edits."""
        surroundings = self.around(name, now=True)
        if not Path(name).is_absolute():
            one = compile_text(self.texts.get(name, ""), surroundings.library, name)
            return {name: list(mended(one.diagnostics, one.sources))}
        order = self._order(surroundings, whole=whole)
        texts = {shown(Path(each)): text for each, text in self.texts.items() if Path(each).is_absolute()}
        made = together(order, lambda path: self._compiled(order, path, texts))
        found: dict[str, list[Diagnostic]] = {name: []}
        for source in made.sources:
            found.setdefault(str(Path(source).resolve()), [])
        for each in dict.fromkeys(mended(made.found, made.sources)):
            found.setdefault(str(Path(each.span.file).resolve()), []).append(each)
        return found

    def known(self, name: str) -> bool:
        """Whether all hotlines of a text's project have been checked before."""
        return all(path.resolve() in self._made for path in self.around(name, now=True).menus)

    def beside(self, name: str) -> Iterator[str]:
        """The open texts of a text's project."""
        root = self.around(name).project.root
        return (
            each
            for each in list(self.texts)
            if Path(each).is_absolute() and self.around(each).project.root == root
        )

    def _order(self, of: Surroundings, *, whole: bool) -> Order:
        open_ones = [self.around(each) for each in list(self.texts) if Path(each).is_absolute()]
        files = [path for each in open_ones if each.project.root == of.project.root for path in each.wholes]
        whole = whole and bool(of.menus)
        every = {path.resolve(): path for path in (*files, *of.wholes, *(of.menus if whole else ()))}
        return Order(of.project, of.library, of.project.chosen, list(every.values()), of.before, whole)

    def _compiled(self, order: Order, path: Path, texts: Mapping[str, str]) -> Compiled:
        """A hotline, made anew where one of its texts is another than it was made of."""
        kept = self._made.get(path.resolve())
        if (
            kept
            and kept.sources
            and all(texts.get(name, text) == text for name, text in kept.sources.items())
        ):
            return kept
        made = order.compile(path, texts)
        step()
        self._made[path.resolve()] = made
        return made

    def hotline(self, name: str) -> Hotline | None:
        """The flow of a text as it was last checked; None where an error kept it from being made."""
        made = (self._made.get(path.resolve()) for path in self.around(name).wholes)
        return next((one.hotline for one in made if one and one.hotline), None)

    def seconds(self, name: str) -> Mapping[str, float]:
        """How long the clips of its build last, where there is one."""
        hotline = self.hotline(name)
        return built_seconds(self.around(name).project.root / "dist", hotline.name) if hotline else {}
