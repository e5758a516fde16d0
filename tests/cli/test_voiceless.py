"""Without the packages of the voice everything goes that needs no sound, and what needs it says what to install."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ivrc.voice import EXTRA, PACKAGES

ROOT = Path(__file__).parents[2]
WITHOUT = "import sys; sys.modules.update(dict.fromkeys({!r})); from ivrc.__main__ import start; start()"
MENU = "menus/大众联合.ivr"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("light")
    (place / "menus").mkdir()
    for name in (MENU, "ivrc.yaml", "prompts", "sites", "tests/大众联合.calls.yaml"):
        put = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (place / name).parent.mkdir(exist_ok=True)
        put(ROOT / name, place / name)
    (place / "ivrc.yaml").write_text("site: lab\n", encoding="utf-8")
    return place


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = WITHOUT.format(sorted(PACKAGES))
    return subprocess.run(
        [sys.executable, "-c", code, *words, "--lang", "en"],
        cwd=project,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("fmt", "--check"),
        ("test",),
        ("call", MENU, "--keys", "1"),
        ("diff", MENU, MENU, "--exit-code"),
        ("draw", MENU, "-o", "flow.svg"),
        ("build", "--no-audio"),
    ],
)
def test_what_needs_no_sound(words: tuple[str, ...], project: Path) -> None:
    done = run(project, *words)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("build", "-o", "out"),
        ("build", "-o", "out", "--engine", "tones"),
        ("say", "您好", "-o", "a.wav"),
        ("call", MENU, "--keys", "1", "-o", "call.wav"),
        ("page", MENU, "-o", "page.html"),
        ("prompts", "export", MENU, "-o", "sheet.xlsx"),
    ],
)
def test_what_needs_it_says_what_to_install(words: tuple[str, ...], project: Path) -> None:
    done = run(project, *words)
    assert done.returncode == 2
    assert "[IVRC542]" in done.stderr and 'pip install "ivrc[voice]"' in done.stderr
    written = [
        path for path in project.rglob("*") if path.is_file() and path.suffix in (".wav", ".html", ".xlsx")
    ]
    assert written == [] and not any(path.is_file() for path in (project / "out").rglob("*"))


def test_the_extra_is_what_is_named() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][
        EXTRA
    ]
    wanted = {re.split(r"[<>=;\s]", each)[0].lower() for each in extra}
    known = {name.lower() for package in PACKAGES for name in packages_distributions().get(package, ())}
    assert known - wanted == set()
    assert wanted - known <= {"audioop-lts"}  # of Python 3.13
