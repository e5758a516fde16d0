"""The modules of a package are those that Python itself finds in it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pytest

import ivrc
from ivrc.modules import modules

PACKAGES = sorted(one.name for one in walk_packages(ivrc.__path__, "ivrc.") if one.ispkg)


@pytest.mark.parametrize("package", PACKAGES)
def test_they_are_found_as_python_finds_them(package: str) -> None:
    folders = import_module(package).__path__
    assert list(modules(folders)) == sorted(module.name for module in iter_modules(folders))


def test_what_is_no_module_is_none(tmp_path: Path) -> None:
    for name in ("say.py", "say.md", "say.py.orig", ".say.py.swp", "__init__.py", "menu.json"):
        (tmp_path / name).write_text("", encoding="utf-8")
    for folder in ("__pycache__", "pages", "menu"):
        (tmp_path / folder).mkdir()
    (tmp_path / "menu" / "__init__.py").write_text("", encoding="utf-8")
    assert modules([str(tmp_path)]) == ("menu", "say")


def test_a_package_may_lie_in_two_folders(tmp_path: Path) -> None:
    for folder, name in (("one", "b.py"), ("two", "a.py"), ("two", "b.py")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text("", encoding="utf-8")
    assert modules([str(tmp_path / "one"), str(tmp_path / "two")]) == ("a", "b")
