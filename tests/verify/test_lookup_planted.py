"""Faults planted into look-ups are found by the generated calls: what is sent, what of an answer is believed, what is told."""

from __future__ import annotations

import pytest

from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop, swap

MENU = """热线 甲 4008896655
    无按键 3秒，→ 再见
    按错键 重听 1次，→ 再见
    键间隔 2秒
    故障 → 再见

收号 密码：“请输入密码。”
    4位，保密
    → 查余额

查询 查余额
    问 余额服务（密码，类型=余额）
    记下 余额:金额，进度:号码
    最长 4秒
    音乐 轻音乐
    查到 → 余额
    没有 → 密码
    失败 → 登记
    超时 → 再见

提交 登记
    问 登记服务（进度）
    最长 1秒
    成功 → 办好
    失败，超时 → 再见

播报 办好
    不可打断
    “好。” → 再见

播报 余额
    不可打断
    “余额{余额:金额}。” → 再见

播报 再见
    不可打断
    “再见。” → 挂机
"""
_ASKS, _POSTS = ".查余额", ".登记"
PLANTS: dict[str, Text] = {
    "the secret is not sent": change(_ASKS, "${URIENCODE(${IVRC_HELD1})}", ""),
    "the secret is shown": change(_ASKS, "密码=${IVRC_V1}", "密码=${IVRC_HELD1}"),
    "words are sent by another name": change(_ASKS, "&%E7%B1%BB%E5%9E%8B=", "&x="),
    "too late is failed": change(_ASKS, ">= 4000]?late", ">= 4000]?bad"),
    "none is failed": change(_ASKS, "result%3Dnone$", "result%3Dnothing$"),
    "any status is well": drop("~ask", "failurecodes"),
    "an answer cut off is whole": change(_ASKS, "result%3Dfound$", "result%3Dfoun"),
    "a value in another form is kept": change(_ASKS, "Goto(bad)", "NoOp()"),
    "a post of nothing is accepted": change(_POSTS, "result%3Dfound$", "result%3D(found|none)$"),
    "a post that fails by its status is accepted": change(_POSTS, "}?found)", "}?found:found)"),
    "values swapped": swap(_ASKS, "${IVRC_A1})", "${IVRC_A2})"),
    "a post that is accepted fails": change(_POSTS, "}?found)", "}?bad)"),
    "no music": drop(_ASKS, "StartMusicOnHold"),
    "a record tells another outcome": change(_ASKS, "served,1(failed)", "served,1(none)"),
    "a record does not tell what was found": drop(_ASKS, "served,1(found)"),
    "a record tells of another service": change("~record", "${IVRC_SERVICE}", '"x"'),
    "a record tells no time": change("~record", "${FILTER(0-9,${IVRC_TOOK})}", "0"),
}


SITE = Site("试", {}, records={"asterisk": "/var/spool/ivrc-records"})


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, SITE)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    """Among its calls is one in which music is heard until the time is over."""
    assert found[""] == []
