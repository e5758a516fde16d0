"""What one editor has open, and what it was told: texts are checked when nothing was typed for a while, until the next key."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from threading import Event
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from ivrc import __version__
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.lsp import colours
from ivrc.lsp.as_lsp import Lines, diagnostic, name_of, uri_of
from ivrc.lsp.chunks import chunks
from ivrc.lsp.desk import Desk
from ivrc.lsp.names import Named, at
from ivrc.stopping import until

_QUIET = 0.3
"""Seconds without a key after which a text is checked."""

Found = dict[str, list[Diagnostic]]


class Server(LanguageServer):
    """The desk, and what was found on it. What belongs together, a project, is checked and told together."""

    def __init__(self, lang: str) -> None:
        super().__init__("ivrc", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.zh, self.lang = lang == "zh", lang
        self.desk = Desk()
        self.found: Found = {}
        self._told: dict[str, set[str]] = {}
        self._due: dict[str, asyncio.Task[None]] = {}
        self._unrun: set[str] = set()
        self._idle = Event()
        self._idle.set()

    def feature(self, feature_name: str, options: Any = None) -> Callable[[Any], Any]:
        """Registers what answers a question. While it does, what is being checked waits; not for one that waits itself."""
        register = super().feature(feature_name, options)

        def registered(answer: Callable[..., Any]) -> Any:
            if asyncio.iscoroutinefunction(answer):
                return register(answer)

            @wraps(answer)
            def answering(*asked: Any) -> Any:
                self._idle.clear()
                try:
                    return answer(*asked)
                finally:
                    self._idle.set()

            return register(answering)

        return registered

    def lines(self, name: str) -> Lines:
        """The lines of a text, in the units that were agreed on."""
        return Lines(self.desk.text(name), self.encoding)

    @property
    def encoding(self) -> str:
        """The units in which places are counted."""
        return str(getattr(self.workspace.position_encoding, "value", None) or "utf-16")

    def named(self, uri: str, position: lsp.Position) -> tuple[str, Named | None]:
        """A text, and the name that stands at a place of it."""
        name = name_of(uri)
        return name, at(self.desk.texts.get(name, ""), *self.lines(name).place(position))

    async def read(self, name: str) -> str:
        """A text all of whose blocks have been read, in a thread that waits while a question is answered: as it is then."""
        await asyncio.to_thread(self._read, self.desk.texts.get(name, ""))
        return self.desk.texts.get(name, "")

    def _read(self, text: str) -> None:
        for chunk in chunks(text):
            self._idle.wait()
            colours.read(chunk)

    def later(self, name: str) -> None:
        """Checks a text, and what belongs to it, when nothing was typed for a while. What is still being checked is given up."""
        project = self._project(name)
        if before := self._due.pop(project, None):
            before.cancel()
        self._due[project] = asyncio.ensure_future(self._check(name, project))

    def _project(self, name: str) -> str:
        return str(self.desk.around(name).project.root) if Path(name).is_absolute() else name

    async def _check(self, name: str, project: str) -> None:
        await self.read(name)
        await asyncio.sleep(_QUIET)
        given_up = Event()
        try:
            if not await asyncio.to_thread(self.desk.known, name):
                self.tell(project, await asyncio.to_thread(self._found, name, given_up, whole=False))
            self.tell(project, await asyncio.to_thread(self._found, name, given_up, whole=True))
        finally:
            given_up.set()
        self._tell_of_unrun(name, project)

    def _found(self, name: str, given_up: Event, *, whole: bool) -> Found:
        def stopped() -> bool:
            self._idle.wait()
            return given_up.is_set()

        wrong: list[Diagnostic] = []
        with until(stopped):
            found = attempt(wrong, name, self.desk.check, name, whole=whole)
        gc.freeze()  # flows hold no circles: no search for any in what is kept of them
        return found if found is not None else {name: wrong}

    def _tell_of_unrun(self, name: str, project: str) -> None:
        """Once of each project, that it has checks which are not run."""
        if not self.desk.around(name).unrun or project in self._unrun:
            return
        self._unrun.add(project)
        zh = "这个项目有自己的检查（ivrc.yaml 的 checks）。它们是程序，没有运行：信任这个文件夹以后才运行；ivrc check 会运行它们。"
        en = (
            "This project has checks of its own (checks in ivrc.yaml). They are programs and were not run: they are once the folder "
            "is trusted; ivrc check runs them."
        )
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, zh if self.zh else en))

    def closed(self, name: str) -> None:
        """A text that was closed. Of a project of which none is open any more nothing is shown."""
        project = self._project(name)
        beside = [each for each in self.desk.beside(name) if each != name] if Path(name).is_absolute() else []
        self.desk.drop(name)
        if beside:
            self.later(beside[0])
            return
        if before := self._due.pop(project, None):
            before.cancel()
        self.tell(project, {})

    def tell(self, project: str, found: Found) -> None:
        """Shows what was found in a project, and takes away what is no longer."""
        for file in self._told.get(project, set()) - found.keys():
            self._publish(file, [])
        self._told[project] = set(found)
        for file, told in found.items():
            self._publish(file, told)

    def _publish(self, name: str, found: list[Diagnostic]) -> None:
        if not found and not self.found.pop(name, None) and name not in self.desk.texts:
            return
        self.found[name] = found
        lines = self.lines(name)
        told = []
        for one in found:
            files = [label.span.file for label in one.labels]
            near = [str(Path(file).resolve()) if Path(name).is_absolute() else name for file in files]
            told.append(diagnostic(one, lines, [(each, self.lines(each)) for each in near], self.zh))
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri_of(name), told))
