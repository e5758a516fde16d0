"""The table of exits in docs/commands/README.md: a command for each status that it names, and none that it does not."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.cli.arguments import _parser

DOCS = Path(__file__).parents[2] / "docs/commands"
MENU = "menus/acme.ivr"
ROW = re.compile(r"^\| `([a-z ]+)` \| (.*?) \| (.*?) \| (.*?) \|$", re.M)
RUNS: dict[str, dict[int, str]] = {
    "new": {0: "new other", 2: "new ."},
    "import": {0: "import asterisk old.conf --entry in -o got", 1: "import asterisk old.conf --entry none", 2: "import asterisk none.conf"},
    "check": {0: "check", 1: "check broken.ivr", 2: "check --fix none.ivr"},
    "fmt": {0: f"fmt --check {MENU}", 1: "fmt --check loose.ivr", 2: "fmt none.ivr"},
    "build": {0: f"build --no-audio {MENU}", 1: "build --no-audio broken.ivr", 2: f"build --no-audio -o file {MENU}"},
    "manifest verify": {0: "manifest verify dist", 1: "manifest verify spoilt"},
    "deploy": {1: "deploy --no-trial", 2: "deploy gone --engine tones"},
    "rollback": {1: "rollback", 2: "rollback gone"},
    "status": {1: "status", 2: "status gone"},
    "call": {0: f"call {MENU} --keys 1", 1: "call broken.ivr", 2: f"call {MENU} --keys 1 --engine tones -o none/a.wav"},
    "dial": {1: "dial list.csv --hotline broken.ivr"},
    "paths": {0: f"paths {MENU}", 1: "paths broken.ivr"},
    "diff": {0: f"diff {MENU} {MENU} --exit-code", 1: f"diff {MENU} loose.ivr --exit-code", 2: f"diff HEAD7:{MENU} {MENU}"},
    "hours": {0: f"hours {MENU}", 1: "hours broken.ivr"},
    "report": {0: "report one.jsonl", 2: "report none.jsonl"},
    "test": {0: "test tests/acme.calls.yaml", 1: "test wrong.calls.yaml", 2: "test none.calls.yaml"},
    "draw": {0: f"draw {MENU} -o a.svg", 1: "draw broken.ivr -o a.svg", 2: f"draw {MENU} -o none/a.svg"},
    "page": {0: f"page {MENU} -o a.html --engine tones", 1: "page broken.ivr -o a.html", 2: f"page {MENU} -o none/a.html --engine tones"},
    "flow": {0: f"flow {MENU}", 1: "flow broken.ivr"},
    "verify": {1: "verify broken.ivr --on asterisk", 2: f"verify {MENU} --on asterisk --asterisk none"},
    "say": {0: "say hello --engine tones -o a.wav --locale en-US", 1: "say ... --engine tones -o a.wav", 2: "say hello --engine tones -o none/a.wav --locale en-US"},
    "prompts": {0: f"prompts list {MENU}", 1: "prompts list broken.ivr", 2: f"prompts export {MENU} -o file/a.csv"},
    "rules": {0: "rules"},
    "schema": {0: "schema site", 2: "schema none"},
    "explain": {0: "explain IVRC301", 2: "explain IVRC999"},
    "completion": {0: "completion bash", 2: "completion none"},
}  # fmt: skip
SERVERS = {"lsp", "open"}
"""Commands that go on until they are ended."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("exits") / "p"
    assert main(["new", str(place), "--lang", "en"]) == 0
    text = (place / MENU).read_text("utf-8")
    (place / "broken.ivr").write_text(text.replace("-> goodbye", "-> nowhere"), "utf-8")
    (place / "loose.ivr").write_text(
        text.replace("    ", "  ").replace('"Welcome', '"Hello,  and welcome'), "utf-8"
    )
    (place / "file").write_text("", "utf-8")
    (place / "old.conf").write_text(
        "[in]\nexten => s,1,Answer()\n same => n,Playback(bye)\n same => n,Hangup()\n", "utf-8"
    )
    (place / "one.jsonl").write_text("", "utf-8")
    (place / "sites/gone.yaml").write_text(
        (place / "sites/local.yaml").read_text("utf-8")
        + "deploy: {asterisk: {folder: /srv/none, host: 'ivrc@host.invalid', console: ['false']}}\n",
        "utf-8",
    )
    assert main(["build", "--no-audio", str(place / MENU), "-o", str(place / "dist")]) == 0
    assert main(["build", "--no-audio", str(place / MENU), "-o", str(place / "spoilt")]) == 0
    (place / "spoilt/acme/asterisk/more.conf").write_text("; by hand\n", "utf-8")
    told = (place / "tests/acme.calls.yaml").read_text("utf-8")
    (place / "wrong.calls.yaml").write_text(told.replace("dials desk", "dials nobody"), "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    return place


@pytest.mark.parametrize(
    ("command", "status"), [(name, status) for name, each in RUNS.items() for status in each]
)
def test_a_status_is_what_the_table_says(
    command: str, status: int, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made)
    try:
        ended = main([*RUNS[command][status].split(), "--lang", "en"])
    except SystemExit as left:  # argparse
        ended = int(str(left.code))
    assert ended == status, capsys.readouterr()


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_table_names_every_command_and_every_status(page: str) -> None:
    rows = {
        name: {n for n, told in enumerate((well, wrong, unable)) if told != "—"}
        for name, well, wrong, unable in ROW.findall((DOCS / page).read_text("utf-8"))
    }
    (commands,) = [
        each.choices for each in _parser()._actions if isinstance(each, argparse._SubParsersAction)
    ]
    assert {name.split()[0] for name in rows} == set(commands)
    shown = {name: set(each) for name, each in RUNS.items()}
    heavy = {
        "deploy": {0},
        "rollback": {0},
        "status": {0},
        "verify": {0},
        "dial": {0, 2},
    }  # tests/deploy, tests/verify
    assert {
        name: told - heavy.get(name, set()) for name, told in rows.items() if name not in SERVERS
    } == shown
