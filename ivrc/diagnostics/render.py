"""Findings in the form that was asked for: `ivrc check --format text|json|sarif|github|gitlab|junit`. Text in, text out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from ivrc.diagnostics.model import Allowed, Diagnostic


class Format(StrEnum):
    """For a person, for a program, for a code-scanning service, for the log of a GitHub workflow, for a merge request on
    GitLab, for a CI server that reads tests."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


def render(
    found: Sequence[Diagnostic],
    sources: Mapping[str, str],
    form: Format = Format.TEXT,
    language: str = "zh",
    colour: bool = False,
    allowed: Sequence[Allowed] = (),
    sets: Sequence[dict[str, Any]] = (),
    more: Mapping[str, Sequence[Any]] | None = None,
) -> str:
    """Everything found, in the order given, ending in a line break; nothing found is empty in `text` and `github`.

    `sources` maps the file names of spans to the texts that were read. `language` is `zh` or `en`. `colour` is for
    `text` only: whether the output is a terminal and what NO_COLOR says is the caller's to know. What is `allowed` is
    told to programs that ask for all (`json`, `sarif`), and so is what the checks of `sets` came to. What `more` a command
    has to tell is for `json`.
    """
    titles = partial(_title, {one.code: one.title for one in found if one.title}, language)
    if not found and form in (Format.TEXT, Format.GITHUB):
        return ""
    match form:
        case Format.TEXT:
            from ivrc.diagnostics.as_text import as_text

            return as_text(found, sources, language, colour)
        case Format.JSON:
            from ivrc.diagnostics.as_json import as_json, item

            lists = {**({"sets": sets} if sets else {}), **(more or {})}
            return as_json(found, allowed=[item(one) for one in allowed], **lists)
        case Format.SARIF:
            from ivrc.diagnostics.as_sarif import as_sarif

            return as_sarif(found, titles, _page, language, allowed, sets)
        case Format.GITHUB:
            from ivrc.diagnostics.as_github import as_github

            return as_github(found, titles, language)
        case Format.GITLAB:
            from ivrc.diagnostics.as_gitlab import as_gitlab

            return as_gitlab(found, language)
        case Format.JUNIT:
            from ivrc.diagnostics.as_junit import as_junit

            return as_junit(found, sources, titles, language)


def _title(own: Mapping[str, Sequence[str]], language: str, code: str) -> str:
    """A code's title: that of its page, or the one that its findings bring."""
    from ivrc.diagnostics import pages

    return own[code][language == "en"] if code in own else pages.title(code, language)


def _page(code: str) -> str:
    from ivrc.diagnostics import pages

    return pages.page(code)
