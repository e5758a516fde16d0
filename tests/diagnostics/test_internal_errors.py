"""A fault of the compiler itself: told in one line beside everything else that was found, in every form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrc.checks import key_prefix
from ivrc.checks.facts import Facts
from ivrc.checks.model import Finding
from ivrc.cli import main

MENU = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单
    结束请按1 → 再见
播报 再见：“感谢致电XX公司，再见。” → 挂机
"""


@pytest.fixture
def menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "甲.ivr"
    path.write_text(MENU, encoding="utf-8")
    return path


def fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("一\n二")


def breaks(facts: Facts) -> Iterator[Finding]:
    yield from ()
    raise ZeroDivisionError("一\n二")


@pytest.fixture(params=["parse", "lower", "check"])
def step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A step of the compiler that fails."""
    if request.param == "check":
        broken = key_prefix.CHECK._replace(find=breaks)
        from ivrc.checks import registry as every

        monkeypatch.setattr(every, "CHECKS", (broken, *every.CHECKS))
    else:
        fails.__name__ = request.param
        monkeypatch.setattr(f"ivrc.compile.{request.param}", fails)
    return str(request.param)


@pytest.mark.usefixtures("step")
def test_one_line_asks_for_a_report(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(menu)]) != 0
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert out.count("ivrc 自身出错（") == 1 and "ZeroDivisionError: 一）" in out and "报告它" in out


@pytest.mark.usefixtures("step")
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_read_it_too(menu: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(menu), "--format", form]) != 0
    told = json.loads(capsys.readouterr().out)
    assert "IVRC019" in json.dumps(told)


def test_what_others_found_is_not_lost(
    menu: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(menu), "--format", "json"])
    before = {one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert before
    from ivrc.checks import registry as every

    monkeypatch.setattr(every, "CHECKS", (key_prefix.CHECK._replace(find=breaks), *every.CHECKS))
    main(["check", str(menu), "--format", "json"])
    after = {one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert after == before | {"IVRC019"}
    menu.write_text(f"菜但 甲\n{MENU}", encoding="utf-8")
    monkeypatch.setattr("ivrc.compile.lower", fails)
    main(["check", str(menu), "--format", "json"])
    assert {"IVRC101", "IVRC019"} <= {
        one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"]
    }


@pytest.mark.usefixtures("step")
def test_nothing_is_built_of_it(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--no-audio", "-o", "out", str(menu)]) != 0
    assert not list(menu.parent.glob("out/*/*"))
    assert "Traceback" not in "".join(capsys.readouterr())
