"""Diagnostics as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code-scanning services.

Clauses are those of the standard. Regions count lines and columns from 1 in Unicode code points with the end
exclusive (3.14.17 columnKind, 3.30.5 to 3.30.8), as `Span` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import fsencode
from typing import Any
from urllib.parse import quote

from ivrc import __version__
from ivrc.diagnostics.as_json import dumps
from ivrc.diagnostics.model import Allowed, Diagnostic, Edit, Severity, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def as_sarif(
    found: Sequence[Diagnostic],
    title: Callable[[str], str],
    page: Callable[[str], str],
    language: str = "zh",
    allowed: Sequence[Allowed] = (),
    sets: Sequence[Any] = (),
) -> str:
    """A log of one run. `title` and `page` give a code's title and page (Markdown) in the same language."""
    severities: dict[str, Severity] = {}
    for one in (*found, *(each.finding for each in allowed)):
        severities.setdefault(one.code, one.severity)
    codes = sorted(severities)
    index = {code: number for number, code in enumerate(codes)}
    everything = [(one, None) for one in found] + [(each.finding, each) for each in allowed]
    results = [_result(one, index[one.code], language == "zh") for one, _ in everything]
    if allowed:  # of all results or of none (3.27.23)
        for result, (_, each) in zip(results, everything, strict=True):
            result["suppressions"] = [_suppression(each)] if each else []
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "ivrc",
                "version": __version__,
                "rules": [_rule(code, severities[code], title(code), page(code)) for code in codes],
            }
        },
        "language": _LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if sets:  # a property bag (3.8)
        run["properties"] = {"sets": list(sets)}
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str, severity: Severity, title: str, page: str) -> dict[str, Any]:
    """A reportingDescriptor (3.49). Its help (3.49.13) is the page that `ivrc explain` prints."""
    rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": severity}}
    if title:
        rule["shortDescription"] = {"text": title}
    if page:
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(one: Diagnostic, rule: int, zh: bool) -> dict[str, Any]:
    """A result (3.27). What mends it and how to replay it are part of the message: a viewer need not show
    anything else. For programs the latter is in its property bag (3.8)."""
    message, mend = (one.zh, one.mend_zh) if zh else (one.en, one.mend_en)
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": "\n".join(filter(None, (message, mend, one.call)))},
        "locations": [{"physicalLocation": _place(one.span)}],
    }
    if one.call:
        result["properties"] = {"replay": one.call}
    if one.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(label.span),
                "message": {"text": label.zh if zh else label.en},
            }
            for number, label in enumerate(one.labels)
        ]
    edits = one.edits or ((Edit(one.span, "", one.fix),) if one.fix is not None and one.span.line else ())
    if edits:
        result["fixes"] = [_fix(edits, mend)]
    return result


def _suppression(one: Allowed) -> dict[str, Any]:
    """A suppression (3.35) by a comment in the source, with its reason. Without a status it is in force."""
    return {
        "kind": "inSource",
        "justification": one.reason,
        "location": {"physicalLocation": _place(one.span)},
    }


def _fix(edits: Sequence[Edit], mend: str) -> dict[str, Any]:
    """A fix (3.55), a change a file (3.56): in each place its region goes and the text comes (3.57)."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.span.file, []).append(edit)
    fix: dict[str, Any] = {
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file),
                "replacements": [
                    {"deletedRegion": _region(each.span), "insertedContent": {"text": each.text}}
                    for each in those
                ],
            }
            for file, those in by_file.items()
        ]
    }
    if mend:
        fix["description"] = {"text": mend}
    return fix


def _place(span: Span) -> dict[str, Any]:
    """A physicalLocation (3.29); without a region it means the file as a whole."""
    place: dict[str, Any] = {"artifactLocation": _artifact(span.file)}
    if span.line:
        place["region"] = _region(span)
    return place


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(file: str) -> dict[str, str]:
    """An artifactLocation (3.4) whose URI (RFC 3986) is relative unless the path is absolute."""
    path = quote(fsencode(file))
    return {"uri": f"file://{path}" if file.startswith("/") else path}
