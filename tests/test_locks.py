"""The locked versions: every dependency of pyproject.toml is there, within its range, with hashes, from nowhere named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent.parent
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
CHECK = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
USE = CHECK + EXTRAS["voice"]
DEV = USE + EXTRAS["dev"]
RELEASE = PROJECT["dependency-groups"]["release"]
ENTRY = re.compile(r"(?P<needed>[a-z0-9-]+==\S+( ; [^\\\n]+)?) \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")


def locked(name: str) -> list[Requirement]:
    """The entries of a lock; nothing else stands in it but comments."""
    text = re.sub(r"^#.*\n", "", (HERE / name).read_text(encoding="utf-8"), flags=re.M)
    assert ENTRY.sub("", text) == ""
    return [Requirement(found["needed"]) for found in ENTRY.finditer(text)]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("requirements-check.lock", CHECK),
        ("requirements.lock", USE),
        ("requirements-dev.lock", DEV),
        ("requirements-release.lock", RELEASE),
    ],
)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_a_lock_holds_every_dependency_within_its_range(name: str, asked: list[str], python: str) -> None:
    here = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": "linux",
    }
    taken = {
        canonicalize_name(one.name): next(iter(one.specifier)).version
        for one in locked(name)
        if one.marker is None or one.marker.evaluate(here)
    }
    for needed in map(Requirement, asked):
        if needed.marker is None or needed.marker.evaluate(here):
            assert needed.specifier.contains(taken[canonicalize_name(needed.name)]), needed


def test_what_checks_take_is_part_of_use() -> None:
    light, whole = (
        {str(one) for one in locked(name)} for name in ("requirements-check.lock", "requirements.lock")
    )
    assert light < whole
    assert not any(one.startswith(("numpy", "onnxruntime", "kokoro", "edge-tts")) for one in light)


def test_use_and_work_take_the_same_versions() -> None:
    assert {str(one) for one in locked("requirements.lock")} < {
        str(one) for one in locked("requirements-dev.lock")
    }
