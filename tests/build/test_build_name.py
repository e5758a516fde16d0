"""The name of a build stands in texts that are said once: they read as if said without it, and as if said with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import built

from ivrc.build_name import LENGTH, STAND_IN, is_one, line, piece, read
from ivrc.compile import compile_file, compile_text
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Dials, Hotline
from ivrc.flow.shape import parts
from ivrc.output.called import unnamed, with_name
from ivrc.project import open_project, phrases
from ivrc.site import Extensions, Site
from ivrc.switches import registry as targets
from ivrc.switches.admit import admit
from ivrc.switches.target import Target, emitted

ROOT = Path(__file__).parents[2]
NAME = "0a1b2c3d4e5f"
HOSTILE = f"""
hotline {STAND_IN} 8005551234
    language en-US
    no input 5s, repeat 2 times, -> hang up
    wrong key "No." repeat 2 times, -> hang up
    fault -> hang up

say greeting: "Welcome to {STAND_IN}, \\udffe{STAND_IN}\\udfff, build {STAND_IN}." -> {STAND_IN}1

menu {STAND_IN}1
    "Build: {STAND_IN} &#xDFFE;{STAND_IN}&#xDFFF;"
    For {STAND_IN}, press 1 -> {STAND_IN}2

transfer {STAND_IN}2: "{STAND_IN}"
    dial {STAND_IN}3, ring 20s
    busy, no answer, unavailable -> hang up
"""


def bound(hotline: Hotline) -> Site:
    """A site on which everything is kept that can be."""
    every = ("asterisk", "freeswitch", "voicexml")
    desks = dict.fromkeys(name for node in hotline.nodes.values() for name in parts(node, Dials))
    ways = {"asterisk": "PJSIP/1", "freeswitch": "user/1", "voicexml": "tel:1"}
    places = {name: f"https://a.example/{STAND_IN}" if name == "voicexml" else "/srv/a" for name in every}
    extensions = Extensions(("8XXX",), {name: dial.replace("1", "{}", 1) for name, dial in ways.items()})
    return Site(
        STAND_IN, dict.fromkeys(desks, ways), extensions, recordings=places, messages=places, records=places
    )


def both(hotline: Hotline, site: Site, target: Target) -> str:
    """Holds what was said once against what is said twice, and gives it with its name."""
    once = unnamed(target, hotline, site)
    named = with_name(once, target, hotline, site, NAME)
    assert {name: read(text, "") for name, text in once.files.items()} == emitted(target, hotline, site).files
    again = emitted(target, hotline, site._replace(build=NAME))
    assert named == again
    assert any(NAME in text for text in again.files.values())
    return "".join(again.files.values())


@pytest.mark.parametrize(
    ("menu", "names"),
    [
        ("menus/大众联合.ivr", targets.SHIPPED),
        ("examples/16-节假日.ivr", targets.SHIPPED),
        ("examples/36-代接.ivr", ("asterisk", "freeswitch")),
        ("examples/37-排队.ivr", ("asterisk",)),
    ],
)
def test_a_text_that_is_said_once_is_the_one_that_is_said_twice(menu: str, names: tuple[str, ...]) -> None:
    hotline = compile_file(ROOT / menu, ROOT, phrases(open_project(ROOT)[0])[0]).hotline
    assert hotline is not None
    site = bound(hotline)
    for target in map(targets.load, names):
        assert target.stands_in
        assert not has_errors(admit(hotline, site, target))
        both(hotline, site, target)


@pytest.mark.parametrize("name", targets.SHIPPED)
def test_a_menu_that_says_the_stand_in_is_left_as_it_is(name: str) -> None:
    compiled = compile_text(HOSTILE)
    assert compiled.hotline is not None, compiled.diagnostics
    text = both(compiled.hotline, bound(compiled.hotline), targets.load(name))
    assert text.count(STAND_IN) > 10


def test_a_switch_of_another_package_is_asked_for_both() -> None:
    def emit(hotline: Hotline, site: Site) -> dict[str, str]:
        return {"plan": f"{hotline.name} {site.build[::-1]}\n"}

    hotline = compile_text(HOSTILE).hotline
    assert hotline is not None
    own = targets.load("asterisk")._replace(name="other", emit=emit, stands_in=False)
    once = unnamed(own, hotline, bound(hotline))
    assert once.files == {"plan": f"{STAND_IN} \n"}
    assert with_name(once, own, hotline, bound(hotline), NAME).files == {"plan": f"{STAND_IN} {NAME[::-1]}\n"}


def test_lines_and_pieces_go_with_the_name() -> None:
    said = "a\n" + "b " + "".join(line(STAND_IN, f"x {STAND_IN}")) + " c\n" + piece(STAND_IN, f"({STAND_IN})")
    said += f"d {STAND_IN}\n" + "".join(line(STAND_IN, "at the end"))
    assert read(said, "") == f"a\nd {STAND_IN}\n"
    assert read(said, NAME) == f"a\nb x {NAME} c\n({NAME})d {STAND_IN}\nat the end"
    assert (piece("", "x"), line("", "x"), piece(NAME, "x"), line(NAME, "x")) == ("", [], "x", ["x"])
    assert read("nothing\n", "") == read("nothing\n", NAME) == "nothing\n"


def test_no_build_is_called_as_the_stand_in() -> None:
    assert len(STAND_IN) == LENGTH
    assert is_one(NAME)
    assert not any(map(is_one, (STAND_IN, "", NAME.upper(), NAME + "0", f"{NAME}\n", "\udffe")))


def test_what_marks_the_name_is_in_no_file_of_a_project(project: Path) -> None:
    """What UTF-8 cannot write is none of a site's values, though YAML could say it by number."""
    path = project / "sites/本地.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + 'recordings: {asterisk: "/srv/\\udffea\\udfff"}\n', encoding="utf-8")
    assert built("--no-audio") == 1
    path.write_text(before, encoding="utf-8")
    menu = next(project.glob("menus/*.ivr"))
    menu.write_bytes(menu.read_bytes() + b"# \xed\xbf\xbe\n")
    assert built("--no-audio") == 1
    assert not (project / "dist").exists()
