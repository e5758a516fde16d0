"""Random edits of known kind on the shipped menus: no change for callers is missed, and none is invented.

`IVRC_EDITS=1000 pytest -s -n0 tests/difference/test_random_edits.py` is the long run; `IVRC_SEED` makes them others."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from edits import OUTSIDE, Edit, drawn

from ivrc.cli.one import one
from ivrc.difference.alike import ANYWHERE, alike
from ivrc.difference.changes import Change, Changes, Form, changes, first, shown
from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Hotline
from ivrc.pins import bound, untold
from ivrc.site import Site

EDITS = int(os.environ.get("IVRC_EDITS", "60"))
SEED = int(os.environ.get("IVRC_SEED", "1"))
ROOT = Path(__file__).parents[2]
EXTENSIONS = ("8XX", "6XXX")
HEAVY = "企业400.ivr"
"""Takes seconds to compare: for the long run."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("edits")
    for name in ("menus", "examples", "prompts", "sites"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "ivrc.yaml", place / "ivrc.yaml")
    return place


def compiled(path: Path, text: str) -> Hotline | None:
    whole = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    try:
        _, made = one(str(path))
    finally:
        path.write_text(whole, "utf-8")
    if made.hotline is None or any(each.severity == "error" for each in made.diagnostics):
        return None
    return bound(made.hotline, Site("s", {}, pins=untold(made.hotline)))[0]


def says(hotline: Hotline) -> object:
    """The flow as JSON without places: where it is the same, nothing was edited."""

    def without(value: object) -> object:
        match value:
            case dict():
                return {key: without(each) for key, each in value.items() if key != "at"}
            case list():
                return [without(each) for each in value]
        return value

    return without(as_json(hotline))


def everywhere(forms: tuple[Form, Form]) -> Changes:
    """With calls for every node, also for those that stand alike in both."""
    one, other = ((*form.hotline.nodes, ANYWHERE) for form in forms)
    return shown(forms, alike((forms[0].hotline, forms[1].hotline)), (one, other))


def told(found: Changes) -> set[tuple[str, ...]]:
    return {
        tuple(str(each[c.at]._replace(node="")) if c.at < len(each) else "" for each in (c.before, c.after))
        for c in found.changes
    }


def invented(edit: Edit, forms: tuple[Form, Form], change: Change) -> bool:
    """Whether a change is none that this edit can bring."""
    events = [each[change.at] if change.at < len(each) else None for each in (change.before, change.after)]
    if edit.kind == "words":
        texts = [
            "".join(
                form.hotline.clips[part].text for part in event.what[-1].split() if part in form.hotline.clips
            )
            for form, event in zip(forms, events)
            if event
        ]
        return len(texts) < 2 or texts[0] == texts[1]
    if edit.kind == "destination":
        return not any(edit.now in str(event) for event in change.after[: change.at + 1])
    return False


def test_random_edits(place: Path) -> None:
    random = Random(SEED)
    files = sorted(
        [*place.glob("menus/*.ivr"), *place.glob("examples/*.ivr"), *place.glob("examples/companies/*.ivr")]
    )
    texts = {path: path.read_text("utf-8") for path in files if EDITS > 100 or path.name != HEAVY}
    usual = {path: form for path, text in texts.items() if (form := compiled(path, text))}
    made: Counter[str] = Counter()
    missed: list[str] = []
    wrong: list[str] = []
    while made.total() < EDITS:
        path = random.choice([*usual])
        unseen = drawn(texts[path], random, met=False) if random.random() < 0.5 else None
        met = (
            drawn(unseen.text if unseen else texts[path], random, met=True) if random.random() < 0.7 else None
        )
        edit = met or unseen
        if edit is None or (hotline := compiled(path, edit.text)) is None:
            continue
        sees = met is not None or edit.kind == OUTSIDE
        if met is not None:
            without = compiled(path, unseen.text) if unseen else usual[path]
            if without is None or says(hotline) == says(without):
                continue
        forms = (Form(usual[path], EXTENSIONS), Form(hotline, EXTENSIONS))
        found = changes(*forms)
        what = f"{path.name}: {edit.kind} {edit.block}: {edit.was} -> {edit.now} ({unseen.kind if unseen else ''})"
        made[edit.kind] += 1
        if not sees:
            if found.changes or found.behind or found.numbers:
                wrong.append(f"{what}: {told(found)}")
        elif not (found.changes or found.behind):
            missed.append(f"{what}; by all calls {told(everywhere(forms))}")
        elif unseen is None or unseen.kind != OUTSIDE:
            wrong += [f"{what}: {told(found)}" for change in found.changes if invented(edit, forms, change)]
        if bool(first(*forms).changes) != bool(found.changes):
            wrong.append(f"{what}: not found first")
        if EDITS > 100 and made.total() % 10 == 0 and path.name != HEAVY:
            whole = everywhere(forms)
            if bool(whole.changes) != bool(found.changes):
                missed.append(f"{what}: by all calls {told(whole)}")
    print(f"{made.total()} edits: {dict(made)}; missed {len(missed)}, invented {len(wrong)}")
    print("\n".join([*missed, "--", *wrong]))
    assert (missed, wrong) == ([], [])
