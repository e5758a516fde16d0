"""Services on a real Asterisk: hostile answers take the written way, and no log has what was sent."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify import services
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.sounds import sounds

MENU = """热线 稳丰银行 4008896655
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

收号 密码：“请输入密码。”
    4至6位，以#结束，保密
    → 查余额

查询 查余额：“请稍候。”
    问 余额服务（密码，来电={主叫号码}，类型=余额; 快点 50%）
    记下 余额:金额，到期日:日期
    最长 20秒
    音乐 轻音乐
    查到 → 播报余额
    没有 → 登记
    失败 → “服务忙。” 再见
    超时 → “没有回答。” 再见

播报 播报余额
    “余额{余额:金额}。” → 再见

提交 登记
    问 登记服务（密码）
    记下 编号:号码
    最长 2秒
    成功 → 分流
    失败，超时 → 再见

分支 分流
    {编号} 是 17 → “十七。” 再见
    否则 → 再见

播报 再见
    不可打断
    “再见。” → 挂机
"""
HOSTILE: dict[str, tuple[str, bytes]] = {
    "ten megabytes": ("200 OK", b"x" * 10_000_000 + b"&result=found"),
    "a redirect to the right answer": ("307 Temporary Redirect\r\nLocation: /right", b""),
    "no field": ("200 OK", b"result=found"),
    "a field twice": (
        "200 OK",
        b"%E4%BD%99%E9%A2%9D=1&%E4%BD%99%E9%A2%9D=2&%E5%88%B0%E6%9C%9F%E6%97%A5=20261201&result=found",
    ),
    "an amount of words": (
        "200 OK",
        b"%E4%BD%99%E9%A2%9D=1.5%20yuan&%E5%88%B0%E6%9C%9F%E6%97%A5=20261201&result=found",
    ),
    "functions of the switch": (
        "200 OK",
        b"%E4%BD%99%E9%A2%9D=${SHELL(touch /tmp/x)}&%E5%88%B0%E6%9C%9F%E6%97%A5=20261201&result=found",
    ),
    "HTML": ("200 OK", b"<html><body>result=found</body></html>"),
    "deep JSON": ("200 OK", b'{"a":' * 5000),
    "bytes": ("200 OK", bytes(range(256)) * 4),
}


@pytest.mark.parametrize("whole", [b"result=found", b"a=1&result=found", b"a=1&b=20261201&result=found"])
def test_what_a_failing_service_of_a_verification_says_is_no_answer_to_anybody(whole: bytes) -> None:
    """Two look-ups of one service may ask for other values, and one of them for none."""
    said = services._wrong("failed", whole)
    assert len(said) > 8
    for status, body in said:
        assert status != "200 OK" or not re.search(rb"(^|&)result=(found|none)$", body[:2000])


def test_hostile_answers_take_the_written_way(lab: list[Driven]) -> None:
    """A secret that is typed behind what was no entry is sent alone, and is in no event."""
    told = [[each.what for each in driven.trace if each.kind in ("ask", "reply")] for driven in lab]
    asked = "余额服务", "密码=******，来电=13805761234，类型=余额; 快点 50%"
    assert told == [[asked, ("failed",)]] * len(HOSTILE)
    assert all(("查余额.failed",) in [each.what for each in driven.trace] for driven in lab)


def test_what_callers_type_in_secret_and_the_answer_are_in_no_log(lab: list[Driven], log: str) -> None:
    """At verbosity 5 and debug 1 the log has every step with its arguments."""
    assert "CURLOPT(httptimeout)=20" in log and "ivrc-ask" in log
    own = [line for line in log.splitlines() if "ivrc-verify-" not in line]  # without the caller's telephone
    assert not [line for line in own if "1379" in line]
    steps = [line for line in own if "DEBUG[" not in line]
    assert not [line for line in steps if "SHELL" in line or "result=found" in line]


@pytest.fixture(scope="module")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log")


@pytest.fixture(scope="module")
def log(lab: list[Driven], spool: Path) -> str:
    return (spool / "full").read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def lab(asterisk: Installed, spool: Path) -> list[Driven]:
    """A call for each hostile answer, all at once, at the pace of the world, and with time for ten megabytes on a busy machine."""
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    paths = generate(hotline, Surroundings((), lengths)).paths
    call = next(path.call for path in paths if path.call.plan.replies.get("余额服务") == ("failed status",))
    call = call._replace(plan=call.plan._replace(waits=("99#", "1379#")))

    async def whole() -> list[Driven]:
        async with running(asterisk, [hotline], Site("试", {}), audio, speed=1) as switch:
            for command in (
                f"logger add channel {spool}/full notice,warning,error,verbose,debug",
                "core set verbose 5",
                "core set debug 1",
            ):
                await switch._switch.actions.ask("Command", Command=command)
            placed = [Placed(name, hotline, call.caller(), call.given((), lengths)) for name in HOSTILE]
            return await asyncio.gather(*map(switch.place, placed))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "_wrong", lambda reply, whole: tuple(HOSTILE.values()))
        return asyncio.run(whole())
