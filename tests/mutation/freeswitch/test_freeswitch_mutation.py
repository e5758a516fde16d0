"""Mutants of dialplans in XML are data that the text alone decides, and only what no call can tell is equivalent."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from tests.mutation.freeswitch.audio import SPOILS, of_clips, spoilt
from tests.mutation.freeswitch.equivalent import rule
from tests.mutation.freeswitch.hunt import Moment, hunt, read
from tests.mutation.freeswitch.mutants import applied, of_text
from tests.mutation.mutants import Mutant

TEXT = """<include>
<!-- a comment -->
<context name="ivrc-一">
  <extension name="start">
    <condition field="destination_number" expression="^(start|10086)$">
      <action application="set" data="ivrc_key="/>
      <action application="set" data="disable_app_log=true"/>
      <action application="set" data="ivrc_next=enter XML ivrc-一.菜单"/>
      <action application="execute_extension" data="step XML ivrc-一" loop="100"/>
    </condition>
  </extension>
  <extension name="a clip">
    <condition field="destination_number" expression="^play:(.+)$">
      <action application="playback" data="${ivrc_sounds}/$1.wav"/>
    </condition>
  </extension>
</context>

<context name="ivrc-一.菜单">
  <extension name="enter">
    <condition field="destination_number" expression="^enter$">
      <action application="execute_extension" data="play:你好 XML ivrc-一"/> <!-- 你好 -->
      <action application="execute_extension" data="first-key:5000 XML ivrc-一"/>
      <action application="set" data="ivrc_next=typed XML ivrc-一.菜单"/>
    </condition>
  </extension>
  <extension name="key 1">
    <condition field="destination_number" expression="^(typed|ended)$"/>
    <condition field="${ivrc_typed}" expression="^1$">
      <action application="set" data="ivrc_next=enter XML ivrc-一.再见"/>
    </condition>
  </extension>
  <extension name="key 2">
    <condition field="destination_number" expression="^(typed|ended)$"/>
    <condition field="${ivrc_typed}" expression="^2$">
      <action application="set" data="ivrc_next=enter XML ivrc-一.菜单"/>
    </condition>
  </extension>
  <extension name="open">
    <condition field="destination_number" expression="^(typed|ended)$"/>
    <condition wday="mon-fri" time-of-day="09:00:00-16:59:59">
      <action application="set" data="ivrc_next=enter XML ivrc-一.再见"/>
    </condition>
  </extension>
</context>

<context name="ivrc-一.再见">
  <extension name="enter">
    <condition field="destination_number" expression="^enter$">
      <action application="hangup" data="NORMAL_CLEARING"/>
    </condition>
  </extension>
</context>
</include>
"""


def mutants() -> list[Mutant]:
    return of_text("一.xml", TEXT)


def test_every_element_has_mutants_and_the_same_ones_each_time() -> None:
    found = mutants()
    said = {n for n, line in enumerate(TEXT.splitlines(), 1) if line.strip() and "</" not in line[:14]}
    assert {mutant.line for mutant in found} == said - {1}
    assert found == mutants()
    assert all(applied(mutant, TEXT) != TEXT for mutant in found)
    assert all(mutant.after in applied(mutant, TEXT) for mutant in found)


@pytest.mark.parametrize(
    "after",
    [
        '    <condition wday="mon-fri" time-of-day="09:00:00-17:00:59">',
        '    <condition wday="mon-sat" time-of-day="09:00:00-16:59:59">',
        '      <action application="execute_extension" data="first-key:6000 XML ivrc-一"/>',
        '      <action application="execute_extension" data="notice:你好 XML ivrc-一"/> <!-- 你好 -->',
        '      <action application="set" data="ivrc_next=enter XML ivrc-一"/>',
        '    <condition field="${ivrc_typed}" expression="^7$">',
        '    <condition field="destination_number" expression="^(typed|ended)$" break="never"/>',
        '      <action application="transfer" data="step XML ivrc-一" loop="100"/>',
        "",
    ],
)
def test_an_element_becomes(after: str) -> None:
    assert after in [mutant.after for mutant in mutants()]


@pytest.mark.parametrize(
    ("operator", "before", "name"),
    [
        ("deleted", "<!-- a comment -->", "the same elements"),
        ("name", '  <extension name="key 1">', "the same elements"),
        ("name", '<context name="ivrc-一.再见">', ""),
        ("doubled", '      <action application="hangup"', "done twice"),
        ("doubled", '  <extension name="key 1">', "the same is found"),
        ("swapped with the next", '  <extension name="key 1">', "the same is found"),
        ("swapped with the next", '  <extension name="key 2">', ""),
        ("swapped with the next", '      <action application="set" data="ivrc_key="/>', "either order"),
        (
            "condition left out",
            '    <condition field="destination_number" expression="^(typed|ended)$"/>',
            "the same is found",
        ),
        ("condition left out", '    <condition field="destination_number" expression="^enter$">', ""),
        ("condition left out", '    <condition field="${ivrc_typed}" expression="^2$">', ""),
        ("deleted", '      <action application="set" data="ivrc_key="/>', ""),
        ("deleted", '      <action application="set" data="disable_app_log=true"/>', "not read"),
        ("deleted", '  <extension name="open">', ""),
    ],
)
def test_only_what_a_rule_covers_is_equivalent(operator: str, before: str, name: str) -> None:
    mutant = next(each for each in mutants() if each.operator == operator and each.before.startswith(before))
    found = rule(mutant, TEXT, applied(mutant, TEXT))
    assert (found.name if found else "") == name


def test_an_extension_is_found_as_the_switch_finds_it() -> None:
    menu = read(TEXT)["ivrc-一.菜单"]

    def typed(keys: str, day: int = 0, second: int = 0) -> str:
        done = hunt(menu, Moment("typed", (("ivrc_typed", keys),), day, second))
        return done[0].data if done else ""

    assert typed("1") == "ivrc_next=enter XML ivrc-一.再见"
    assert typed("7") == ""
    assert typed("7", day=1, second=9 * 3600) == typed("7", day=5, second=17 * 3600 - 1) != ""
    assert typed("7", day=1, second=17 * 3600) == typed("7", day=6, second=9 * 3600) == ""
    (clip,) = hunt(read(TEXT)["ivrc-一"], Moment("play:你好", ())) or ()
    assert clip.data == "${ivrc_sounds}/你好.wav"


def test_clips_are_spoilt() -> None:
    out = io.BytesIO()
    soundfile.write(out, np.sin(np.arange(8000) / 4) / 4, 8000, format="WAV", subtype="PCM_16")
    data = out.getvalue()
    assert {mutant.operator for mutant in of_clips(["一"])} == set(SPOILS)
    assert all(spoilt(operator, data, b"other") != data for operator in SPOILS)
