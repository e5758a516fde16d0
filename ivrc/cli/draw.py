"""`ivrc draw FILE -o x.svg|mmd|dot [--show KINDS]`: the picture of a flow."""

from __future__ import annotations

import argparse
from pathlib import Path

from ivrc.cli import UNABLE
from ivrc.cli.one import one
from ivrc.cli.out import put, unknown_format
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.picture.dot import dot
from ivrc.picture.graph import ALL, picture
from ivrc.picture.mermaid import mermaid
from ivrc.picture.svg import svg

FORMS = (".svg", ".mmd", ".dot")


def run(args: argparse.Namespace) -> int:
    """Draws a menu file. One with mistakes of calls is drawn all the same: a picture is how one sees them."""
    form = Path(args.out).suffix.lower()
    sorts = tuple(filter(None, (name.strip() for name in args.show.split(","))))
    sorts = ALL if sorts == ("all",) else sorts
    odd = [_unknown(name) for name in sorts if name not in ALL]
    if form not in FORMS:
        odd.append(_no_form(args.out, form))
    if odd:
        show(odd, {}, args.lang, to_stderr=True)
        return UNABLE
    _, compiled = one(args.file)
    if compiled.hotline is None:
        show(compiled.diagnostics, compiled.sources, args.lang, to_stderr=True)
        return status(compiled.diagnostics)
    made = picture(compiled.hotline, args.lang, sorts)
    told = {".svg": lambda: svg(made, args.lang), ".mmd": lambda: mermaid(made), ".dot": lambda: dot(made)}[
        form
    ]()
    refused = put(told, args.out)
    show(refused, {}, args.lang, to_stderr=True)
    return status(refused)


def _unknown(name: str) -> Diagnostic:
    return finding(
        "IVRC011",
        Span("--show"),
        zh=f"没有“{name}”这一类走法",
        en=f'there is no kind of way called "{name}"',
        mend_zh=f"可以是：{'、'.join(ALL)}，逗号隔开；或 all。",
        mend_en=f"There are {', '.join(ALL)}, with commas between; or all.",
    )


def _no_form(out: str, form: str) -> Diagnostic:
    if form != ".png":
        return unknown_format(out, "、".join(FORMS), ", ".join(FORMS))
    return finding(
        "IVRC011",
        Span("-o"),
        zh="不画 .png",
        en="no picture is drawn as .png",
        mend_zh="画成 .svg，用浏览器打开；或画成 .dot，再运行：dot -Tpng x.dot -o x.png。",
        mend_en="Draw an .svg and open it in a browser; or a .dot, and run: dot -Tpng x.dot -o x.png.",
    )
