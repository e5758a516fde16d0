"""What a build is called, and that builds of one hotline can lie beside one another on a switch."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from building import TARGETS, built, change

from ivrc.compile import compile_file
from ivrc.flow.nodes import Hotline
from ivrc.output.called import folder, named
from ivrc.project import open_project, phrases
from ivrc.site import Site
from ivrc.switches import registry as targets
from ivrc.switches.target import emitted

SITE = "sites/本地.yaml"
ROOT = Path(__file__).parents[2]


def names() -> dict[str, str]:
    made = {each: json.loads(Path(f"dist/示例/{each}/manifest.json").read_bytes()) for each in TARGETS}
    return {each: known["build"] for each, known in made.items()}


def text(target: str) -> str:
    folder = Path(f"dist/示例/{target}")
    plan = next(
        path for name in ("ivrc-示例.conf", "ivrc-示例.xml", "示例.vxml") if (path := folder / name).is_file()
    )
    return plan.read_text(encoding="utf-8")


def test_a_build_is_called_by_all_that_callers_meet(project: Path) -> None:
    assert built("--no-audio") == 0
    silent = names()
    assert built() == 0
    first = names()
    assert set(silent.values()).isdisjoint(first.values())
    assert all(re.fullmatch("[0-9a-f]{12}", name) for name in first.values())
    assert len(set(first.values())) == 3
    assert f"Set(IVRC_BUILD={first['asterisk']})" in text("asterisk")
    assert f'data="ivrc_build={first["freeswitch"]}"' in text("freeswitch")
    assert f'<var name="build" expr="\'{first["voicexml"]}\'"/>' in text("voicexml")
    for target, name in first.items():
        assert name in "".join(text(target).splitlines()[:6])
    change(project / SITE, "destinations:", "records: {asterisk: /srv/r, freeswitch: /srv/r}\ndestinations:")
    assert built("-t", "asterisk", "-t", "freeswitch") == 0
    kept = names()
    assert kept["asterisk"] != first["asterisk"]
    assert f'"build":"{kept["asterisk"]}"' in text("asterisk")
    actions = ElementTree.fromstring(text("freeswitch")).iter("action")
    assert any(f',"build":"{kept["freeswitch"]}"' in action.get("data", "") for action in actions)


def test_a_build_of_before_names_is_built_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert built("--no-audio") == 0
    first = names()
    from ivrc import manifest, seal

    for target in TARGETS:
        path = Path(f"dist/示例/{target}/manifest.json")
        old = {
            key: held for key, held in json.loads(path.read_bytes()).items() if key not in ("build", "seal")
        }
        path.write_bytes(seal.text(seal.sealed(old)).encode())
        assert manifest.whole(path.parent) is not None
    assert built("--no-audio") == 0
    assert names() == first


@pytest.mark.parametrize("menu", ["menus/大众联合.ivr", "examples/36-代接.ivr"])
@pytest.mark.parametrize("target", ["asterisk", "freeswitch"])
def test_builds_beside_one_another_share_no_context(menu: str, target: str) -> None:
    hotline = compile_file(ROOT / menu, ROOT, phrases(open_project(ROOT)[0])[0]).hotline
    assert hotline is not None
    bound = Site(
        "s",
        {name: {target: f"Local/{number}@d"} for number, name in enumerate(desks(hotline))},
        deployed="/srv/ivrc",
    )
    one, two = (
        contexts(target, hotline, named(bound, hotline.name, build))
        for build in ("0123456789ab", "ba9876543210")
    )
    plain = contexts(target, hotline, bound._replace(deployed=""))
    assert len(one) == len(two) == len(plain) > 5
    assert not one & two
    assert not one & plain
    assert all("0123456789ab" in context for context in one)


def desks(hotline: Hotline) -> list[str]:
    from ivrc.flow.nodes import Dials
    from ivrc.flow.shape import parts

    return sorted({name for node in hotline.nodes.values() for name in parts(node, Dials)})


def contexts(target: str, hotline: Hotline, site: Site) -> set[str]:
    files = emitted(targets.load(target), hotline, site).files
    whole = "".join(files.values())
    assert not site.deployed or f"/srv/ivrc/{folder(hotline.name, site.build)}/sounds" in whole
    found = re.findall(r'^\[([^\]]+)\]|<context name="([^"]+)"', whole, re.MULTILINE)
    return {one or other for one, other in found}
