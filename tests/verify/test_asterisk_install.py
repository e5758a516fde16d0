"""Where Asterisk comes from, and what is said when it cannot be had. Nothing here uses the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.switches.asterisk.driver import dialplan, install
from ivrc.switches.asterisk.driver.install import installed
from ivrc.switches.asterisk.driver.sources import KEYRING, Mirror, mirror
from ivrc.verify.driver import Unable

DEB822 = """\
# the security archive comes first
Types: deb
URIs: http://security.example.org/debian-security
Suites: bookworm-security
Components: main

Types: deb deb-src
# http://snapshot.example.org/archive/debian/2025
URIs: http://mirror.example.org/debian/
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""


def test_the_mirror_is_read_from_deb822(tmp_path: Path) -> None:
    folder = tmp_path / "sources.list.d"
    folder.mkdir()
    (folder / "debian.sources").write_text(DEB822, encoding="utf-8")
    assert mirror(tmp_path) == Mirror("http://mirror.example.org/debian/", KEYRING)


@pytest.mark.parametrize(
    ("line", "uri"),
    [
        ("deb http://ftp.example.org/debian bookworm main", "http://ftp.example.org/debian"),
        (
            "deb [arch=amd64 signed-by=/k.gpg] https://m.example.org/debian bookworm main non-free",
            "https://m.example.org/debian",
        ),
        ("deb http://archive.example.org/ubuntu noble main", None),
        ("deb http://security.example.org/debian bookworm-security main", None),
        ("# deb http://ftp.example.org/debian bookworm main", None),
        ("deb-src http://ftp.example.org/debian bookworm main", None),
        ("deb cdrom:[Debian]/debian bookworm main", None),
        ("deb http://ftp.example.org/debian bookworm contrib", None),
    ],
)
def test_the_mirror_is_read_from_lines(line: str, uri: str | None, tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text(f"{line}\n", encoding="utf-8")
    found = mirror(tmp_path)
    assert (found.uri if found else None) == uri
    if found and "signed-by" in line:
        assert found.signed_by == "/k.gpg"


def refusal(cache: Path, path: Path | None = None) -> str:
    with pytest.raises(Unable) as refused:
        installed(path, cache)
    diagnostic = refused.value.diagnostic
    assert diagnostic.zh and diagnostic.en and diagnostic.mend_zh and diagnostic.mend_en
    return f"{diagnostic.code} {diagnostic.en}"


def test_no_debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "mirror", lambda: None)
    assert refusal(tmp_path).startswith("IVRC601")


def test_no_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get" in refusal(tmp_path)


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "mirror", lambda: Mirror("http://127.0.0.1:9/debian"))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    told = refusal(tmp_path / "cache")
    assert told.startswith("IVRC601") and "127.0.0.1:9" in told
    left = [path.name for path in (tmp_path / "cache").iterdir() if not path.name.startswith(".lock")]
    assert left == []


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refusal(tmp_path / "file" / "cache").startswith("IVRC601")


@pytest.mark.parametrize("what", ["nothing", "text", "folder", "program"])
def test_asterisk_names_something_else(what: str, tmp_path: Path) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what != "nothing":
        path.write_text("#!/bin/sh\n", encoding="utf-8")
        path.chmod(0o755 if what == "program" else 0o644)
    assert refusal(tmp_path, path).startswith("IVRC602")


def test_what_a_killed_fetch_left_does_not_count_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / ".new-killed"
    (left / "root").mkdir(parents=True)
    (left / "pid").write_text("999999999", encoding="ascii")
    monkeypatch.setattr(install, "mirror", lambda: Mirror("http://127.0.0.1:9/debian"))
    refusal(tmp_path)
    assert not left.exists()


PLAN = """\
; a comment
[ivrc-甲]
exten => s,1,Answer()
 same => n(x),Background(ivrc/甲/a) ; words; and more
 same => n,Set(A=one\\;two)
exten => _8XX,1,Set(TIMEOUT(digit)=3)
include => ivrc-甲~all
"""


def test_a_dialplan_is_read_line_by_line() -> None:
    lines = list(dialplan.read(PLAN))
    assert [(line.extension, line.priority, line.label, line.application, line.data) for line in lines] == [
        ("s", 1, "", "Answer", ""),
        ("s", 2, "x", "Background", "ivrc/甲/a"),
        ("s", 3, "", "Set", "A=one;two"),
        ("_8XX", 1, "", "Set", "TIMEOUT(digit)=3"),
        ("", 0, "", "", "ivrc-甲~all"),
    ]
    assert dialplan.functions(PLAN) == {"TIMEOUT"}


def test_what_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(dialplan.read("exten = s,1,Answer"))


def test_missing_and_surplus_lines_are_found() -> None:
    meant = list(dialplan.read(PLAN))
    there = [*meant[:-1], meant[0]._replace(extension="t"), meant[1]._replace(application="BackGround")]
    there.remove(meant[1])
    missing, beyond = dialplan.differences(meant, there)
    assert [str(line) for line in missing] == ["[ivrc-甲] include => ivrc-甲~all"]
    assert [str(line) for line in beyond] == ["[ivrc-甲] t,1 answer()"]
