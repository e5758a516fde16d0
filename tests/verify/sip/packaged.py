"""A private Asterisk in the folders of Debian's package, with its stock configuration, and an operator's shell there.

Every absolute path that an operator writes (`/etc/asterisk`, `/usr/share/asterisk`, `/var/...`) means the one below the
switch's own root. Besides the stock files there are a `pjsip.conf` with a trunk and some telephones, and a
`modules.conf` that loads what the page asks for and SIP: the stock one loads everything, listeners on all networks too.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path

from ivrc.switches.asterisk.driver.install import Installed

_SIP = (
    "res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_pjproject", "res_pjsip", "res_pjsip_session",
    "res_pjsip_sdp_rtp", "res_pjsip_pubsub", "res_pjsip_endpoint_identifier_user", "res_rtp_asterisk", "chan_pjsip",
)  # fmt: skip
_PLACES = re.compile(r"(?<![\w./-])/(etc|usr/share|var)/")
_FOLDERS = (
    "etc",
    "usr/share/asterisk/sounds",
    "var/cache/asterisk",
    "var/lib/asterisk",
    "var/log/asterisk",
    "var/run/asterisk",
    "var/spool/asterisk/monitor",
    "bin",
)
_PATIENCE = 120
"""Seconds in which a busy machine has started the switch."""


class Switch:
    """The running switch. `root` holds its folders, `sip` is its port."""

    def __init__(self, root: Path, sip: int) -> None:
        self.root, self.sip = root, sip

    def place(self, path: str) -> Path:
        """An operator's path."""
        return Path(_PLACES.sub(lambda match: f"{self.root}{match[0]}", path))

    def shell(self, script: str, folder: Path) -> str:
        """What the operator's commands say, one after the other, ended by the first that fails."""
        ran = subprocess.run(
            ["sh", "-e", "-c", _PLACES.sub(lambda match: f"{self.root}{match[0]}", script)],
            cwd=folder,
            env={"PATH": f"{self.root}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert ran.returncode == 0, f"{script}\n{ran.stdout}{ran.stderr}"
        return ran.stdout

    def log(self) -> str:
        """The stock log file."""
        return self.place("/var/log/asterisk/messages.log").read_text(encoding="utf-8", errors="replace")


@contextlib.asynccontextmanager
async def packaged(
    asterisk: Installed, modules: Iterable[str], telephones: Sequence[str], port: int
) -> AsyncIterator[Switch]:
    """The switch, whose telephones and trunk are at a port of this machine; ended and removed on leaving."""
    package = asterisk.documentation.parents[3]
    root = Path(tempfile.mkdtemp(prefix="ivrc-deb-"))
    try:
        for name in _FOLDERS:
            (root / name).mkdir(parents=True)
        shutil.copytree(package / "etc/asterisk", root / "etc/asterisk")
        for each in (package / "usr/share/asterisk").iterdir():
            if each.name != "sounds":
                (root / "usr/share/asterisk" / each.name).symlink_to(each)
        sip = _free_port()
        for name, text in {
            "modules.conf": _modules((*modules, *_SIP)),
            "pjsip.conf": _pjsip(sip, telephones, port),
            "asterisk.conf": _directories(package, asterisk, root),
        }.items():
            (root / "etc/asterisk" / name).write_text(text, encoding="utf-8")
        command = [*asterisk.command, "-C", str(root / "etc/asterisk/asterisk.conf")]
        words = " ".join(f"'{word}'" for word in command)
        (root / "bin/asterisk").write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
        (root / "bin/asterisk").chmod(0o755)
        async with _running(command, root):
            yield Switch(root, sip)
    finally:
        shutil.rmtree(root, ignore_errors=True)


@contextlib.asynccontextmanager
async def _running(command: Sequence[str], root: Path) -> AsyncIterator[None]:
    with (root / "out").open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            *command, "-f", stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=out, cwd=root
        )
    try:
        until = asyncio.get_running_loop().time() + _PATIENCE
        while not await _booted(command):
            said = (root / "out").read_text(encoding="utf-8", errors="replace")[-2000:]
            assert process.returncode is None, said
            assert asyncio.get_running_loop().time() < until, said
            await asyncio.sleep(0.2)
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                process.kill()
                await process.wait()


async def _booted(command: Sequence[str]) -> bool:
    asked = await asyncio.create_subprocess_exec(
        *command,
        "-rx",
        "core waitfullybooted",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    said, _ = await asked.communicate()
    return b"fully booted" in said


def _directories(package: Path, asterisk: Installed, root: Path) -> str:
    """The stock asterisk.conf with its own directories, which are a template there, below the root."""
    stock = (package / "etc/asterisk/asterisk.conf").read_text(encoding="utf-8")
    text = re.sub(r"^\[directories\]\(!\)", "[directories]", stock, flags=re.MULTILINE)
    text = re.sub(r"^astmoddir => .*$", f"astmoddir => {asterisk.modules}", text, flags=re.MULTILINE)
    text = re.sub(r"^(ast(?!mod|sbin)\w+dir => )(/.*)$", rf"\g<1>{root}\g<2>", text, flags=re.MULTILINE)
    assert f"astdatadir => {root}/usr/share/asterisk" in text
    return text


def _modules(names: Iterable[str]) -> str:
    return "[modules]\nautoload = no\n" + "".join(f"load = {name}.so\n" for name in dict.fromkeys(names))


def _pjsip(sip: int, telephones: Sequence[str], port: int) -> str:
    """A trunk whose calls arrive in `from-trunk`, and telephones; all media on loopback."""
    parts = [f"[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:{sip}\n"]
    for name in ("trunk", *telephones):
        parts.append(
            f"[{name}]\ntype=endpoint\ncontext={'from-trunk' if name == 'trunk' else 'default'}\naors={name}\n"
            "disallow=all\nallow=alaw\ndirect_media=no\nmedia_address=127.0.0.1\nbind_rtp_to_media_address=yes\n"
            f"[{name}]\ntype=aor\ncontact=sip:{name}@127.0.0.1:{port}\n"
        )
    return "".join(parts)


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
