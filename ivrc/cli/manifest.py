"""`ivrc manifest verify [DIR…] [--seal HASH]`"""

from __future__ import annotations

import argparse
from pathlib import Path

from ivrc.cli.report import sentence, show, status
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.output.proof import Proof, folders, none, proof


def run(args: argparse.Namespace) -> int:
    """Holds built folders against their manifests, and prints the seal of each that is whole."""
    found: list[Diagnostic] = []
    proofs: list[Proof] = []
    for name in args.dirs or ["dist"]:
        places = folders(Path(name))
        found += [] if places else [none(Path(name))]
        proofs += map(proof, places)
    found += [each for one in proofs for each in one.found]
    if args.seal and proofs and not any(one.seal.startswith(args.seal.lower()) for one in proofs):
        found.append(_unsigned(args.seal, proofs))
    items = [
        {"folder": str(one.place), "seal": one.seal, "files": one.files, "whole": not one.found}
        for one in proofs
    ]
    show(found, {}, args.lang, args.format, more={"folders": items} if args.format == "json" else {})
    if args.format == "text":
        for one in proofs:
            if not one.found:
                print(f"{one.seal}  {shown(one.place)}  {_as_written(one.files, args.lang)}")
    return status(found)


def _as_written(files: int, lang: str) -> str:
    return sentence(lang, f"{files} 个文件，和生成时一样", f"{counted(files, 'file')}, as they were written")


def _unsigned(asked: str, proofs: list[Proof]) -> Diagnostic:
    """None of the folders is the build that was signed off."""
    there = "、".join(f"{one.seal[:12]}…" for one in proofs if one.seal) or "-"
    return finding(
        "IVRC017",
        Span(shown(proofs[0].place)),
        zh=f"没有哪个文件夹是签过字的那一次生成（{asked}）；这里是 {there}",
        en=f"none of the folders is the build that was signed off ({asked}); here are {there.replace('、', ', ')}",
        mend_zh="部署签过字的那一次生成，或者重新签字。",
        mend_en="Deploy the build that was signed off, or have this one signed off.",
    )
