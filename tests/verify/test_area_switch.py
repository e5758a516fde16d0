"""The caller's area on a real Asterisk: the calls that are generated go as they should, and find faults planted in what asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from ivrc.areas import areas
from ivrc.areas.table import compiled
from ivrc.compile import compile_text
from ivrc.flow.conditions.area import Area
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text import target
from ivrc.switches.target import Emitted
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop, swap

MENU = """热线 江汇仪器 4008896688
    故障 → 《系统故障》 再见

分支 前台
    来电地区是 上海、江苏、浙江台州 → 华东
    来电地区不明 → 不明
    否则 → 别处

播报 华东：“华东的客户您好。” → 再见
播报 不明：“请问您在哪里。” → 再见
播报 别处：“您好。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "an area lacks a code": change(".前台", "02[15]|", "021|"),
    "a code too many": change(".前台", "02[15]|", "02[157]|"),
    "an area is asked anywhere in the number": change(".前台", '"^(02[15]', '"(02[15]'),
    "unknown is taken for known": drop(".前台", "$[!"),
    "known is taken for unknown": change(".前台", "$[!${REGEX", "$[1|${REGEX"),
    "a code of another province is unknown": change(".前台", "(010|", "(019|"),
    "the country code stays": change("", '"^0086', '"^0087'),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


TABLE = "".join(f"{prefix},{code}\n" for prefix, code in zip(range(1380570, 1380600), sorted(areas().codes)))
TABLE += "1300000,021\n1999999,0576\n1500001,0510\n1500002,0571\n1720000,010\n"
OF_TABLE: dict[str, Text] = {
    "a record beside it": change(".前台", "- 1300000) * 4]", "- 1300001) * 4]"),
    "an offset of bytes": change(".前台", "- 1300000) * 4]", "- 1300000) * 4 + 1]"),
    "records of three bytes": change(".前台", "- 1300000) * 4],4", "- 1300000) * 3],4"),
    "half of a record": change(".前台", ") * 4],4)", ") * 4],3)"),
    "another file": swap(".前台", "NAME.areas", "NEMA.areas"),
    "no table is looked at": drop(".前台", "* 4]"),
    "every number is looked up": drop(".前台", "[3-9]"),
    "the number itself is asked": change(".前台", '0576)" ${IVRC_AREA}', '0576)" ${IVRC_V1}'),
    "unknown is taken for known": drop(".前台", '$[!${REGEX("^(010'),
}


def _with_table(hotline: Hotline) -> Hotline:
    table, found = compiled(TABLE, "t.csv")
    assert table is not None and not found
    branch = hotline.nodes["前台"]
    assert isinstance(branch, Branch)
    cases = tuple(
        case._replace(test=case.test._replace(table=table)) if isinstance(case.test, Area) else case
        for case in branch.cases
    )
    return hotline._replace(nodes={**hotline.nodes, "前台": branch._replace(cases=cases)})


@pytest.fixture(scope="module")
def of_table(asterisk: Installed) -> dict[str, list[str]]:
    """The same of a hotline whose site has a table of mobile prefixes."""
    return planted.found(asterisk, MENU, OF_TABLE, at=_with_table)


@pytest.mark.parametrize("name", OF_TABLE)
def test_a_fault_planted_in_the_look_up_is_found(name: str, of_table: dict[str, list[str]]) -> None:
    assert of_table[name]


def test_without_a_fault_mobiles_go_by_the_table(of_table: dict[str, list[str]]) -> None:
    assert of_table[""] == []


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: data[:-4], lambda data: data[4:], lambda data: data[::-1][4:] + b"ivrc"],
)
def test_a_table_that_is_not_the_one_that_was_built_is_found(
    asterisk: Installed, spoil: Callable[[bytes], bytes]
) -> None:
    def spoilt(hotline: Hotline, site: Site) -> Emitted:
        made = target.emit(hotline, site)
        return made._replace(data={name: spoil(data) for name, data in made.data.items()})

    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    hotline = _with_table(hotline)
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    calls = planted._calls(hotline, audio)

    async def whole() -> list[str]:
        async with running(asterisk, [hotline], Site("试", {}), audio, emit=spoilt) as started:
            judged, _ = await drive(started, calls, audio)
            return [each.code for one in judged if one for each in one.found]

    assert asyncio.run(whole())
