"""The sample CI and the Containerfile: their commands are commands, and what they take from the repository is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ivrc.cli.arguments import read

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs/examples"


def scripts(value: object) -> Iterator[str]:
    """Every line that a shell runs."""
    match value:
        case dict():
            for key, each in value.items():
                if key in ("run", "script", "before_script"):
                    yield from "\n".join([each] if isinstance(each, str) else each).splitlines()
                else:
                    yield from scripts(each)
        case list():
            for each in value:
                yield from scripts(each)


@pytest.mark.parametrize("name", ["github.yml", "gitlab-ci.yml"])
def test_the_commands_of_the_sample_ci_are_commands(name: str) -> None:
    lines = list(scripts(yaml.safe_load((SAMPLES / name).read_text("utf-8"))))
    told = [
        found[1]
        for line in lines
        for found in re.finditer(r"\bivrc ((?:check|fmt|test|diff|build|manifest) ?[^>|;]*)", line)
    ]
    assert {words.split()[0] for words in told} == {"check", "fmt", "test", "diff", "build", "manifest"}
    for words in told:
        read(shlex.split(words))
    locks = set(re.findall(r"requirements[\w-]*\.lock", (SAMPLES / name).read_text("utf-8")))
    assert locks == {"requirements.lock", "requirements-check.lock"}


def test_the_containerfile_takes_what_there_is() -> None:
    text = (SAMPLES / "Containerfile").read_text("utf-8")
    lock = re.findall(r"^ARG LOCK=(.*)$", text, re.M)[0]
    copied = [word for line in re.findall(r"^COPY (?!--)(.*) \S+$", text, re.M) for word in line.split()]
    for name in copied:
        assert (ROOT / name.replace("${LOCK}", lock)).exists(), name
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for needed in re.findall(r'^"([\w/]+)" = "ivrc/_standard', project, re.M):
        assert needed in copied
    assert {"pyproject.toml", "README.md", "LICENSE", "ivrc"} <= set(copied)
