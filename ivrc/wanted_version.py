"""`requires` of `ivrc.yaml`: the versions of ivrc that a project may be built with, as PEP 440 writes them (`>=0.2,<1`)."""

from __future__ import annotations

from typing import Any

from ivrc import __version__
from ivrc.diagnostics import Diagnostic, Span, finding


def judge(settings: dict[str, Any], place: Span) -> list[Diagnostic]:
    """What is wrong with building a project of these settings with this ivrc. `place` is where the setting stands."""
    if "requires" not in settings:
        return []
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    asked = settings["requires"]
    try:
        if SpecifierSet(asked).contains(__version__, prereleases=True):
            return []
    except InvalidSpecifier:
        return [
            finding(
                "IVRC018",
                place,
                zh=f"“{asked}”不是版本的范围",
                en=f'"{asked}" is no range of versions',
                mend_zh=f'写成 ">={__version__}" 或 ">=0.1,<1" 这样。',
                mend_en=f'Write it as ">={__version__}" or ">=0.1,<1".',
            )
        ]
    return [
        finding(
            "IVRC018",
            Span(place.file),
            zh=f"这个项目要 ivrc {asked}，现在是 {__version__}",
            en=f"this project asks for ivrc {asked}, and this is {__version__}",
            mend_zh=f'装上要的版本（pip install "ivrc{asked}"）；确认现在的版本也行，就改 requires。',
            mend_en=f'Install that version (pip install "ivrc{asked}"); if this one will do, change requires.',
        )
    ]
