"""Services behind TLS on a real Asterisk: only one whose certificate is trusted, of its host and valid is asked, and only it gets the token."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Service, Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text import target
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.services import Services
from ivrc.verify.sounds import Sound, sounds

MENU = """热线 稳丰银行 4008896655
    故障 → 再见

查询 查余额：“请稍候。”
    问 余额服务（类型=余额）
    记下 余额:金额
    最长 4秒
    查到 → “余额{余额:金额}。” 再见
    没有，失败，超时 → 再见

播报 再见：“再见。” → 挂机
"""
TOKEN = "Tk.81-own~secret"
SERVERS = {
    "trusted": ("IP:127.0.0.1", 2),
    "of another host": ("DNS:bank.example.com", 2),
    "expired": ("IP:127.0.0.1", -1),
}
"""What a certificate is issued for, and for how many days from now."""
CALLS = {
    "trusted": ("trusted", True),
    "by a stranger": ("trusted", False),
    "of another host": ("of another host", True),
    "expired": ("expired", True),
}
"""Of each call the server, and whether the site names the certificate that has signed its own."""


class Seen(NamedTuple):
    """What came of the calls, by name; what the servers were sent; what was built, and what the switch's log has."""

    replies: dict[str, list[str]]
    sent: list[dict[str, str]]
    built: str
    log: str


def test_only_a_certificate_that_is_good_is_trusted(seen: Seen) -> None:
    assert seen.replies == {name: ["found" if name == "trusted" else "failed"] for name in CALLS}
    assert len(seen.sent) == 1


def test_the_token_is_sent_and_stands_nowhere_else(seen: Seen) -> None:
    assert seen.sent[0]["token"] == TOKEN and seen.sent[0]["类型"] == "余额"
    assert "CURLOPT(ssl_verifypeer)=1" in seen.log and "bank.token" in seen.built
    assert TOKEN not in seen.built and TOKEN not in seen.log


@pytest.fixture(scope="module")
def seen(asterisk: Installed, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """All calls at once, each to a hotline of its own, at the pace of the world: a clock that runs faster outlives certificates."""
    folder = tmp_path_factory.mktemp("tls")
    return asyncio.run(_called(asterisk, folder))


async def _called(asterisk: Installed, folder: Path) -> Seen:
    (folder / "bank.token").write_text(f"{TOKEN}\n", encoding="ascii")
    authority = _authority(folder)
    sent: list[dict[str, str]] = []
    built: list[str] = []
    served = Services({"余额服务": {}})
    hotlines = {name: _hotline(f"种{number}") for number, name in enumerate(CALLS)}
    audio = sounds(list(hotlines.values()), ("alaw", ".alaw"), cache("clips"))
    async with contextlib.AsyncExitStack() as stack:
        ports = {}
        for number, (name, (host, days)) in enumerate(SERVERS.items()):
            context = _server(folder, authority, str(number), host, days)
            server = await asyncio.start_server(served.serve, "127.0.0.1", 0, ssl=context)
            await stack.enter_async_context(server)
            ports[name] = server.sockets[0].getsockname()[1]
        sites = {}
        for name, (server_name, known) in CALLS.items():
            sites[hotlines[name].name] = Service(
                f"https://127.0.0.1:{ports[server_name]}/0",
                token_file=str(folder / "bank.token"),
                certificates=str(authority) if known else "",
            )

        def emit(flow: Hotline, site: Site) -> Emitted:
            made = target.emit(flow, site._replace(services={"余额服务": sites[flow.name]}))
            built.extend(made.files.values())
            return made

        switch = await stack.enter_async_context(
            running(asterisk, list(hotlines.values()), Site("试", {}), audio, speed=1, emit=emit)
        )
        log = folder / "full"
        for command in (
            f"logger add channel {log} notice,warning,error,verbose,debug",
            "core set verbose 5",
            "core set debug 1",
        ):
            await switch._switch.actions.ask("Command", Command=command)

        def asked(service: str, fields: Mapping[str, str]) -> str:
            sent.append(dict(fields))
            return switch.asked(service, fields)

        served.asked = asked
        placed = [_found(name, hotline, audio) for name, hotline in hotlines.items()]
        driven = await asyncio.gather(*map(switch.place, placed))
    replies = {
        name: [each.what[0] for each in one.trace if each.kind == "reply"]
        for name, one in zip(CALLS, driven, strict=True)
    }
    return Seen(replies, sent, "\n".join(built), log.read_text(encoding="utf-8", errors="replace"))


def _hotline(name: str) -> Hotline:
    made = compile_text(MENU, standard_phrases()).hotline
    assert made is not None
    return made._replace(name=name)


def _found(name: str, hotline: Hotline, audio: Mapping[str, Sound]) -> Placed:
    """A call whose service finds something."""
    lengths = {clip: sound.length_ms for clip, sound in audio.items()}
    paths = generate(hotline, Surroundings((), lengths)).paths
    call = next(p.call for p in paths if "found" in str(p.call.plan.replies) and not p.call.missing)
    return Placed(name, hotline, call.caller(), call.given((), lengths))


def _authority(folder: Path) -> Path:
    """A certificate that signs those of servers."""
    _openssl(
        folder,
        "req",
        "-x509",
        *_NEW,
        "-keyout",
        "own.key",
        "-out",
        "own.pem",
        "-subj",
        "/CN=own",
        "-days",
        "2",
    )
    return folder / "own.pem"


_NEW = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def _server(folder: Path, authority: Path, name: str, host: str, days: int) -> ssl.SSLContext:
    (folder / f"{name}.ext").write_text(f"subjectAltName={host}\n", encoding="ascii")
    _openssl(
        folder, "req", "-new", *_NEW, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=bank"
    )
    signed = ("-CA", authority.name, "-CAkey", "own.key", "-CAcreateserial", "-days", str(days))
    _openssl(
        folder,
        "x509",
        "-req",
        "-in",
        f"{name}.csr",
        *signed,
        "-extfile",
        f"{name}.ext",
        "-out",
        f"{name}.pem",
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(("openssl", *arguments), cwd=folder, check=True, capture_output=True)
