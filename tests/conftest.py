"""What all tests share: a cache of their own, messages in Chinese, no colour, no limit of time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
"""A machine may be busy with other things: no test asserts how long it takes."""


FIRST = ("tests/verify/", "tests/deploy/", "tests/speech/")
"""What waits for a switch or speaks comes first: what is short fills the gaps, and no worker is left alone with a long file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files whole, in their order, those of `FIRST` before the others."""
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same surroundings on every machine."""
    monkeypatch.setenv("IVRC_LANG", "zh")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("IVRC_DEBUG", raising=False)


@pytest.fixture
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture
def in_root(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository as the current directory, so that diagnostics name files as a user sees them."""
    monkeypatch.chdir(ROOT)
    return ROOT


def environment(**more: str) -> dict[str, str]:
    """The environment for a command that a test starts."""
    return {**os.environ, **more}
