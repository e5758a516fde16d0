"""What lies open: the texts as they are in the editor, those that belong together, and what was found in them when they were last checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc.compile import Compiled, compile_file, compile_text, too_large
from ivrc.diagnostics import Diagnostic
from ivrc.files import read, shown
from ivrc.flow.nodes import Hotline
from ivrc.lsp.meant import Texts
from ivrc.lsp.names import FILE, names
from ivrc.mends.registry import mended
from ivrc.phrases import Library
from ivrc.project import Project, find, open_project, phrases, standard_phrases
from ivrc.report.lengths import built_seconds
from ivrc.whole_files import with_wholes

_MOST = 200
"""Files that are taken to belong together."""


class Surroundings(NamedTuple):
    """Of a file its project, the phrases there, and the files of hotlines that read it: itself, where it is one."""

    project: Project
    library: Library
    wholes: tuple[Path, ...]


class Desk:
    """The open texts, by what the editor calls them: paths, or other names for what was never saved."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._around: dict[str, Surroundings] = {}
        self._checked: dict[str, list[Compiled]] = {}

    def put(self, name: str, text: str) -> None:
        """A text as it is now, with line ends as ivrc has them."""
        self.texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")

    def drop(self, name: str) -> None:
        """A text that was closed: what is on disk holds again."""
        self.texts.pop(name, None)
        self._checked.pop(name, None)
        self.forget()

    def forget(self) -> None:
        """What is known of projects: files were saved, or others came."""
        self._around.clear()

    def around(self, name: str) -> Surroundings:
        """The project of a text, and what it belongs to. A team's own checks are programs: no editor runs them for a file that it opens."""
        if name not in self._around:
            path = Path(name)
            if not path.is_absolute():
                return Surroundings(Project(Path(), {}), standard_phrases(), ())
            project, _ = open_project(find(path))
            settings = {key: value for key, value in project.settings.items() if key != "checks"}
            checks = project.settings.get("checks", {})
            settings["checks"] = {k: v for k, v in checks.items() if k not in ("files", "packages")}
            project = project._replace(settings=settings)
            wholes, _ = with_wholes([path], project.menus)
            self._around[name] = Surroundings(project, phrases(project)[0], tuple(wholes))
        return self._around[name]

    def together(self, name: str) -> Texts:
        """The texts of all files that belong to the hotlines of one, that one first."""
        found: dict[str, str] = {name: self._text(name)}
        todo = [name, *map(str, self.around(name).wholes)]
        for each in todo:  # grows while it is read
            if len(found) == _MOST:
                break
            found.setdefault(each, self._text(each))
            for one in names(found[each]):
                if one.kind == FILE and Path(each).is_absolute():
                    part = str((Path(each).parent / one.name).resolve())
                    todo += [part] if part not in todo else []
        return found

    def _text(self, name: str) -> str:
        if name in self.texts or not Path(name).is_absolute():
            return self.texts.get(name, "")
        text, _ = read(Path(name))
        return text if text and not too_large(text) else ""

    def check(self, name: str) -> dict[str, list[Diagnostic]]:
        """What is found in the hotlines of a text, by file; each file of theirs is among them, and each finding has its edits."""
        made = list(self._compiled(name))
        self._checked[name] = made
        found: dict[str, list[Diagnostic]] = {name: []}
        for one in made:
            for source in one.sources:
                found.setdefault(self._named(name, source), [])
            for each in dict.fromkeys(mended(one.diagnostics, one.sources)):
                place = found.setdefault(self._named(name, each.span.file), [])
                place += [each] if each not in place else []
        return found

    def _compiled(self, name: str) -> Iterable[Compiled]:
        around = self.around(name)
        if not around.wholes:
            yield compile_text(self.texts.get(name, ""), around.library, name)
            return
        texts = {shown(Path(each)): text for each, text in self.texts.items() if Path(each).is_absolute()}
        project = around.project
        for whole in around.wholes:
            yield compile_file(whole, project.root, around.library, project.chosen, texts, project)

    def _named(self, name: str, file: str) -> str:
        """What the editor calls a file that findings name."""
        return str(Path(file).resolve()) if Path(name).is_absolute() else name

    def hotline(self, name: str) -> Hotline | None:
        """The flow of a text as it was last checked; None where an error kept it from being made."""
        return next((one.hotline for one in self._checked.get(name, ()) if one.hotline), None)

    def seconds(self, name: str) -> Mapping[str, float]:
        """How long the clips of its build last, where there is one."""
        hotline = self.hotline(name)
        return built_seconds(self.around(name).project.root / "dist", hotline.name) if hotline else {}
