"""Files as a build's record names them: relative to the project, so that two machines and two folders agree."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from ivrc.diagnostics import Diagnostic, Edit, Label, Severity, Span
from ivrc.files import shown
from ivrc.resources import folder

_STANDARD = "ivrc:prompts/"


class Names:
    """The names of a project's files. `kept` and `shown` are each other's inverse for files that are there; what
    names no file (the `ivrc` of a finding about the command line) stays as it is."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.kept = cache(self._kept)
        self.shown = cache(self._shown)

    def of(self, path: Path) -> str:
        """A path relative to the project, with `/`; `ivrc:prompts/…` for what ivrc ships."""
        real, standard = path.resolve(), folder("prompts").resolve()
        if not real.is_relative_to(self.root) and real.is_relative_to(standard):
            return _STANDARD + real.relative_to(standard).as_posix()
        return Path(os.path.relpath(real, self.root)).as_posix()

    def path(self, name: str) -> Path:
        """The file of a kept name."""
        if name.startswith(_STANDARD):
            return folder("prompts") / name.removeprefix(_STANDARD)
        return self.root / name

    def as_kept(self, value: Any) -> Any:
        """A hotline, or a part of one, with every place in it named as it is kept."""
        if isinstance(value, Span):
            return value._replace(file=self.kept(value.file))
        if isinstance(value, dict):
            return {key: self.as_kept(inner) for key, inner in value.items()}
        if isinstance(value, tuple):
            parts = [self.as_kept(inner) for inner in value]
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return value

    def as_data(self, found: Diagnostic) -> dict[str, Any]:
        """A finding as plain data, the same on every machine."""
        kept: Diagnostic = self.as_kept(found)
        here = f"{self.root}{os.sep}"
        texts = {key: text.replace(here, "") for key, text in kept._asdict().items() if isinstance(text, str)}
        labels = [[list(label.span), label.zh, label.en] for label in kept.labels]
        edits = [[list(edit.span), edit.was, edit.text] for edit in kept.edits]
        return {
            **kept._asdict(),
            **texts,
            "severity": str(kept.severity),
            "span": list(kept.span),
            "labels": labels,
            "edits": edits,
            "title": list(kept.title),
            "replay": [self.kept(each) for each in kept.replay[:1]] + list(kept.replay[1:]),
        }

    def from_data(self, data: Any) -> Diagnostic:
        """The finding of `as_data`. Raises KeyError, TypeError, ValueError where it is none."""
        labels = tuple(Label(self._place(span), zh, en) for span, zh, en in data["labels"])
        edits = tuple(Edit(self._place(span), was, text) for span, was, text in data["edits"])
        fields = {**data, "severity": Severity(data["severity"]), "span": self._place(data["span"])}
        replay = tuple(self.shown(each) for each in data["replay"][:1]) + tuple(map(str, data["replay"][1:]))
        return Diagnostic(
            **{
                **fields,
                "labels": labels,
                "edits": edits,
                "replay": replay,
                "title": tuple(map(str, data["title"])),
            }
        )

    def _place(self, span: Any) -> Span:
        place = Span(*span)
        return place._replace(file=self.shown(place.file))

    def _kept(self, name: str) -> str:
        path = Path(name)
        return self.of(path) if path.is_file() else name

    def _shown(self, name: str) -> str:
        path = self.path(name)
        return shown(path) if path.is_file() else name
