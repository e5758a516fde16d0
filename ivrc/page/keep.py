"""A call that was played in the page, kept as a scenario in `tests/NAME.calls.yaml`: only where `ivrc test` plays it the same.
Codes: IVRC652, IVRC653."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ivrc.at_site import at_site
from ivrc.compile import compile_file
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.files import shown
from ivrc.project import find, open_project, open_site, phrases
from ivrc.rewrite import make, rewrite
from ivrc.scenarios.added import added
from ivrc.scenarios.load import load
from ivrc.scenarios.recorded import passes, written
from ivrc.scenarios.scenario import File

_HEAD = {
    "zh": "# 在网页里打过、存下来的来电。每一通都由 ivrc test 照样重打；可以改，也可以接着写。\n",
    "en": "# Calls that were made and kept in the page. ivrc test plays each again; they may be edited, and more be written.\n",
}


def place_of(menu: Path) -> Path:
    """Where the scenarios of a menu file are kept."""
    return find(menu) / "tests" / f"{menu.stem}.calls.yaml"


def keep(menu: Path, told: dict[str, Any], lang: str) -> list[Diagnostic]:
    """Adds a call, as an item of a scenario file, to those of its menu file; gives what stands in the way, and nothing is changed then."""
    path = place_of(menu)
    there = path.exists() or path.is_symlink()
    file, found = load(path) if there else (None, [])
    if has_errors(found):
        return found
    if taken := _taken(file, menu, told):
        return [_refused(path, *taken)]
    item = written([told])
    if found := _otherwise(menu, item, file, path):
        return found
    name = os.path.relpath(menu.resolve(), find(menu).resolve())
    whole = added(file, item) if file else f"{_HEAD[lang]}{written({'menu': name})}calls:\n{item}"
    if whole is None:
        return [_refused(path, "来电的写法接不下去", "calls are written there in a way that cannot be gone on with", "把 calls: 下面改成一行一项（- name: …）再存。", "Write the calls below calls: one after the other (- name: …), and save again.")]  # fmt: skip
    try:
        if file:
            rewrite({path: (file.text, whole)})
        else:
            make(path, whole)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return [_refused(path, f"写不进去（{reason}）", f"it cannot be written ({reason})", "检查文件夹和权限，再存一次。", "Check the folder and its permissions, and save again.")]  # fmt: skip
    return []


def _taken(file: File | None, menu: Path, told: dict[str, Any]) -> tuple[str, str, str, str] | None:
    """Why a call of this name has no place in the file."""
    name = told.get("name")
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        return (
            "场景没有名称",
            "the scenario has no name",
            "给它起一个名称，一行。",
            "Give it a name, on one line.",
        )
    if file is None:
        return None
    if (find(menu) / file.value["menu"]).resolve() != menu.resolve():
        return f"里面是 {file.value['menu']} 的来电", f"it holds calls of {file.value['menu']}", "把那个文件改个名，再存。", "Give that file another name, and save again."  # fmt: skip
    if name.strip() in (each["name"].strip() for each in file.value["calls"]):
        return (
            f"已经有叫“{name}”的场景",
            f'there is a scenario "{name}" already',
            "换一个名称。",
            "Choose another name.",
        )
    return None


def _otherwise(menu: Path, item: str, file: File | None, path: Path) -> list[Diagnostic]:
    """What keeps `ivrc test` from playing a call as it was played."""
    project, _ = open_project(find(menu))
    compiled = compile_file(menu, project.root, phrases(project)[0], project.chosen, project=project)
    site, found = open_site(project, file.value.get("site") if file else None)
    if compiled.hotline is None or site is None or has_errors(compiled.diagnostics) or has_errors(found):
        return [each for each in (*found, *compiled.diagnostics) if each.severity == "error"]
    hotline, found = at_site(compiled.hotline, site, project.root)
    if has_errors(found):
        return [each for each in found if each.severity == "error"]
    return [] if passes(item, hotline, site.extensions.numbers) else [_other(path)]


def _refused(path: Path, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC652", Span(shown(path)), zh=f"没有存下：{zh}", en=f"it is not saved: {en}", mend_zh=mend_zh, mend_en=mend_en)  # fmt: skip


def _other(path: Path) -> Diagnostic:
    return finding(
        "IVRC653",
        Span(shown(path)),
        zh="没有存下：ivrc test 重打这一通，走的不一样",
        en="it is not saved: ivrc test would not play this call as it went here",
        mend_zh="菜单改过的话，再打一次；口令和项目自己的名单，网页里是替身，这样的来电请自己写。",
        mend_en="Where the menu has changed since, call again; PINs and the project's own lists are stand-ins in the page: write such a call yourself.",
    )
