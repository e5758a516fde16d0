"""VoiceXML 2.1 (W3C Recommendation, 19 June 2007), by the standard alone: no platform's extensions.

One document holds the hotline, a form for each node. What it asks of a platform, which clauses leave it room and
what the services that it posts to receive is in `docs/targets/voicexml.md`. Audio is 8 kHz A-law in WAV, which
every platform takes (VoiceXML 2.0, appendix E).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from string import Template
from urllib.parse import quote
from zoneinfo import ZoneInfo

from ivrc.flow.nodes import BEEP, Hotline, Menu, Node, Period, Schedule
from ivrc.site import Site
from ivrc.switches.capability import YES, Feature, Support
from ivrc.switches.names import safe
from ivrc.switches.target import Target
from ivrc.switches.voicexml.text.forms import TARGET_NAME, Words, form
from ivrc.switches.voicexml.text.menu import menu
from ivrc.switches.voicexml.text.site import inspect, reach
from ivrc.switches.voicexml.text.syntax import attribute, comment, identifiers, literal, text

AUDIO_FOLDER = "audio"
AUDIO_SUFFIX = ".wav"

_WEEK = 7 * 24 * 60
_MONDAY = 3 * 24 * 60
"""Minutes from a Monday 00:00 to the next Thursday 00:00: 1 January 1970 was a Thursday."""

_HEAD = Template("""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- $title -->
<!-- Made by ivrc from the menu file: change that, and build again. -->
<vxml xmlns="http://www.w3.org/2001/vxml" version="2.1" xml:lang="$locale">
  <property name="inputmodes" value="dtmf"/>
  <property name="universals" value="none"/>
  <property name="bargein" value="true"/>
  <property name="bargeintype" value="speech"/>
  <property name="timeout" value="100ms"/>
  <property name="interdigittimeout" value="100ms"/>
  <property name="termtimeout" value="0s"/>
  <property name="termchar" value=""/>
  <property name="fetchtimeout" value="15s"/>

  <script><![CDATA[
    // The keys of a match, whatever a platform writes around them.
    function pressed(utterance) {
      return String(utterance).replace(/[^0-9*#]/g, '');
    }
    // Minutes since Monday 00:00 in $zone, which is $minutes minutes ahead of UTC all year.
    function minuteOfWeek(milliseconds) {
      return (Math.floor(milliseconds / 60000) + $shift) % $week;
    }
    // A timetable is a list of [first minute, minute after the last].
    function isOpen(minute, timetable) {
      for (var i = 0; i < timetable.length; i++) {
        if (minute >= timetable[i][0] && minute < timetable[i][1]) { return true; }
      }
      return false;
    }
    // VoiceXML 2.0, section 2.3.7, as the outcome of a call.
    function outcomeOf(result) {
      if (result == 'busy') { return 'busy'; }
      if (result == 'noanswer') { return 'no-answer'; }
      return /_disconnect$$/.test(result) ? 'answered' : 'unavailable';
    }
    // VoiceXML 2.0, section 5.1.4: the address of the caller (remote) or of the hotline (local).
    function addressOf(end) {
      try { return String(session.connection[end].uri); } catch (missing) { return ''; }
    }
    // RFC 5552, section 2.4: the Call-ID of a call that came over SIP.
    function callId() {
      try { return String(session.connection.protocol.sip.headers['call-id']); } catch (missing) { return ''; }
    }
  ]]></script>

  <var name="hotline" expr="$name"/>
  <var name="caller" expr="addressOf('remote')"/>
  <var name="called" expr="addressOf('local')"/>
  <var name="call" expr="callId()"/>
  <!-- The pending key: typed before the menu that it is for. -->
  <var name="keys" expr="''"/>
  <var name="recorded" expr="false"/>
  <var name="faults" expr="0"/>
$variables
  <!-- The fault way; a second fault ends the call. -->
  <catch event="error">
    <assign name="faults" expr="faults + 1"/>
    <if cond="faults == 1">
      <goto next="#$fault"/>
    </if>
    <disconnect/>
  </catch>
  <catch event="connection.disconnect">
    <exit/>
  </catch>

  <form id="call">
    <block>
      <goto next="#$start"/>
    </block>
  </form>
""")


def emit(hotline: Hotline, site: Site) -> dict[str, str]:
    """The hotline's document, by file name."""
    words = _words(hotline, site)
    offset = _minutes_ahead(hotline.zone)
    lines = [
        _HEAD.substitute(
            title=comment(f"{hotline.name} {' '.join(hotline.numbers)} · {hotline.span}"),
            locale=attribute(hotline.locale),
            zone=comment(hotline.zone),
            minutes=offset,
            shift=offset + _MONDAY + _WEEK,
            week=_WEEK,
            name=literal(hotline.name),
            variables=_variables(hotline, words),
            fault=words.forms[hotline.fault.target],
            start=words.forms[hotline.start],
        )
    ]
    for node in hotline.nodes.values():
        lines.append(f"  <!-- {type(node).__name__} {comment(f'{node.id} · {node.span}')} -->")
        lines.append(f'  <form id="{words.forms[node.id]}">')
        lines += (
            f"    {line}" for line in (menu(node, words) if isinstance(node, Menu) else form(node, words))
        )
        lines.append("  </form>\n")
    lines.append("</vxml>\n")
    return {safe(hotline.name, 120) + ".vxml": "\n".join(lines)}


def _words(hotline: Hotline, site: Site) -> Words:
    base = attribute((site.binding("sounds", TARGET_NAME) or AUDIO_FOLDER).rstrip("/"))
    return Words(
        forms=identifiers((_kind(node), node.id) for node in hotline.nodes.values()),
        audio={BEEP: _audio(base, BEEP, "")}
        | {c.id: _audio(base, c.id, c.text) for c in hotline.clips.values()},
        languages={BEEP: ""}
        | {c.id: "" if c.locale == hotline.locale else attribute(c.locale) for c in hotline.clips.values()},
        variables={name: f"value{number}" for number, name in enumerate(hotline.variables, 1)},
        timetables={name: f"times{number}" for number, name in enumerate(hotline.schedules, 1)},
        rules=count(1),
        site=site,
    )


def _audio(base: str, clip: str, words: str) -> str:
    """The clip, and its words for the platform's voice where the file cannot be played (section 4.1.3)."""
    element = f'<audio src="{base}/{quote(clip)}{AUDIO_SUFFIX}"'
    return f"{element}>{text(words)}</audio>" if words else f"{element}/>"


def _kind(node: Node) -> str:
    return type(node).__name__.lower()


def _variables(hotline: Hotline, words: Words) -> str:
    lines = [
        f'  <var name="{words.variables[name]}"/> <!-- {comment(name)} -->' for name in hotline.variables
    ]
    for schedule in hotline.schedules.values():
        times = ", ".join(f"[{start}, {end}]" for start, end in _minutes(schedule.periods))
        lines.append(f"  <!-- {comment(_described(schedule))} -->")
        lines.append(f'  <var name="{words.timetables[schedule.name]}" expr="[{times}]"/>')
    return "".join(f"{line}\n" for line in lines)


def _minutes(periods: tuple[Period, ...]) -> list[tuple[int, int]]:
    return [(period.weekday * 1440 + period.start, period.weekday * 1440 + period.end) for period in periods]


def _described(schedule: Schedule) -> str:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    periods = (f"{days[p.weekday]} {_clock(p.start)}-{_clock(p.end)}" for p in schedule.periods)
    return f"{schedule.name}: {', '.join(periods)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes_ahead(zone: str) -> int:
    """The zone's offset from UTC in minutes. It is the same all year: others were refused."""
    offset = datetime(2026, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


TARGET = Target(
    name=TARGET_NAME,
    title="VoiceXML 2.1",
    audio_formats={"wav-alaw": AUDIO_SUFFIX, "wav-ulaw": AUDIO_SUFFIX},
    audio_folder=AUDIO_FOLDER,
    supports={
        Feature.ENDED_NUMBER: YES,
        Feature.RECORDING: Support(binding="recordings"),
        Feature.VOICEMAIL: Support(binding="messages"),
        Feature.OTHER_END_KEY: YES,
        Feature.OPENING_HOURS: YES,
        Feature.DAYLIGHT_SAVING: Support(
            no_zh="它没有时区，而这里的时区有夏令时；可改用没有夏令时的时区，或在平台前的服务上判断时间",
            no_en="it has no time zones, and this one saves daylight; use a zone that does not, "
            "or let a service in front of the platform look at the clock",
        ),
        Feature.TRANSFER: YES,
        Feature.EXTENSION: YES,
        Feature.AFTER_AGENT: YES,
    },
    emit=emit,
    inspect=inspect,
    reach=reach,
)
