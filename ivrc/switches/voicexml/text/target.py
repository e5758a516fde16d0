"""VoiceXML 2.1 (W3C Recommendation, 19 June 2007), by the standard alone: no platform's extensions.

One document holds the hotline, a form for each node. What it asks of a platform, which clauses leave it room and
what the services that it posts to receive is in `docs/targets/voicexml.md`. Audio is 8 kHz A-law in WAV, which
every platform takes (VoiceXML 2.0, appendix E).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import quote
from zoneinfo import ZoneInfo

from ivrc.build_name import piece
from ivrc.flow.calendars import asks_day
from ivrc.flow.nodes import BEEP, Case, Hotline, Node, Schedule
from ivrc.flow.shape import parts
from ivrc.site import Site
from ivrc.switches.capability import YES, Feature, Support
from ivrc.switches.names import safe
from ivrc.switches.target import Emitted, Target
from ivrc.switches.voicexml.text import days
from ivrc.switches.voicexml.text.conditions import CONDITIONS
from ivrc.switches.voicexml.text.document import HEAD
from ivrc.switches.voicexml.text.kinds import NODES
from ivrc.switches.voicexml.text.plan import LANGUAGE, NAME, Plan
from ivrc.switches.voicexml.text.saying import known, script
from ivrc.switches.voicexml.text.site import inspect, reach
from ivrc.switches.voicexml.text.syntax import attribute, comment, identifiers, literal, text
from ivrc.week import DAY, DAYS_EN, WEEK, clock

AUDIO_FOLDER = "audio"
AUDIO_SUFFIX = ".wav"

_MONDAY = 3 * DAY
"""Minutes from a Monday 00:00 to the next Thursday 00:00: 1 January 1970 was a Thursday."""


def emit(hotline: Hotline, site: Site) -> Emitted:
    """The hotline's document, by file name."""
    plan = _plan(hotline, site)
    offset = _minutes_ahead(hotline.zone)
    lines = [
        HEAD.substitute(
            title=comment(f"{hotline.name} {' '.join(hotline.numbers)} · {hotline.span}"),
            locale=attribute(hotline.locale),
            zone=comment(hotline.zone),
            minutes=offset,
            shift=offset + _MONDAY + WEEK,
            week=WEEK,
            name=literal(hotline.name),
            build=piece(site.build, f"<!-- Build {comment(site.build)} -->\n"),
            called_build=piece(site.build, f'  <var name="build" expr="{literal(site.build)}"/>\n'),
            functions=_days(hotline, offset) + script(hotline, _folder(site), AUDIO_SUFFIX),
            variables=_variables(hotline, plan),
            fault=_fault(plan),
            start=plan.forms[hotline.start],
        )
    ]
    for node in hotline.nodes.values():
        lines.append(f"  <!-- {type(node).__name__} {comment(f'{node.id} · {node.span}')} -->")
        lines.append(f'  <form id="{plan.forms[node.id]}">')
        lines.append("    " + "\n    ".join(NODES(plan, node)))
        lines.append("  </form>\n")
    lines.append("</vxml>\n")
    files = {safe(hotline.name, 120) + ".vxml": "\n".join(lines)}
    if hotline.calendar:
        files[_table(hotline)] = days.script(
            hotline.calendar, comment(f"{hotline.calendar.name} · {hotline.name}")
        )
    return Emitted(files)


def _fault(plan: Plan) -> str:
    """The fault way of the language that the call is in."""
    first = plan.go(plan.hotline.fault)
    if not plan.hotline.languages:
        return first
    ways = [(f"{LANGUAGE} == {literal(each.locale)}", plan.go(each.fault)) for each in plan.hotline.languages]
    (cond, way), *more = ways
    chain = "".join(f'<elseif cond="{test}"/>{to}' for test, to in more)
    return f'<if cond="{cond}">{way}{chain}<else/>{first}</if>'


def _table(hotline: Hotline) -> str:
    """The file of the calendar's days."""
    return f"{safe(hotline.name, 120)}~days.js"


def _days(hotline: Hotline, offset: int) -> str:
    """What tells the day, where a branch asks more of it than its weekday."""
    if not any(asks_day(hotline, case.test) for node in hotline.nodes.values() for case in parts(node, Case)):
        return ""
    table = f'  <script src="{quote(_table(hotline))}" charset="UTF-8"/>\n' if hotline.calendar else ""
    return f"{table}{days.DAY_OF.substitute(minutes=offset)}"


def _plan(hotline: Hotline, site: Site) -> Plan:
    base = attribute(_folder(site))
    return Plan(
        hotline=hotline,
        forms=identifiers((_kind(node), node.id) for node in hotline.nodes.values()),
        audio={BEEP: _audio(base, BEEP, "")}
        | {c.id: _audio(base, c.id, c.text) for c in hotline.clips.values()},
        languages={BEEP: ""}
        | {c.id: "" if c.locale == hotline.locale else attribute(c.locale) for c in hotline.clips.values()},
        variables={name: f"value{number}" for number, name in enumerate(hotline.values, 1)},
        timetables={name: f"times{number}" for number, name in enumerate(hotline.schedules, 1)},
        rules=count(1),
        site=site,
    )


def _folder(site: Site) -> str:
    """Where the clips are: an address, or the folder beside the document."""
    if site.deployed:
        return AUDIO_FOLDER
    return (site.binding("sounds", NAME) or AUDIO_FOLDER).rstrip("/")


def _audio(base: str, clip: str, words: str) -> str:
    """The clip, and its words for the platform's voice where the file cannot be played (section 4.1.3)."""
    element = f'<audio src="{base}/{quote(clip)}{AUDIO_SUFFIX}"'
    return f"{element}>{text(words)}</audio>" if words else f"{element}/>"


def _kind(node: Node) -> str:
    return type(node).__name__.lower()


def _variables(hotline: Hotline, plan: Plan) -> str:
    lines = []
    if hotline.languages:
        lines.append(f'  <var name="{LANGUAGE}" expr="{literal(hotline.locale)}"/>')
    for name in hotline.values:
        expr = known(hotline, name)
        begins = f' expr="{expr}"' if expr else ""
        lines.append(f'  <var name="{plan.variables[name]}"{begins}/> <!-- {comment(name)} -->')
    for schedule in hotline.schedules.values():
        times = ", ".join(f"[{start}, {end}]" for start, end in schedule.spans())
        lines.append(f"  <!-- {comment(_described(schedule))} -->")
        lines.append(f'  <var name="{plan.timetables[schedule.name]}" expr="[{times}]"/>')
    return "".join(f"{line}\n" for line in lines)


def _described(schedule: Schedule) -> str:
    periods = (f"{DAYS_EN[p.weekday][:3]} {_clock(p.start)}-{_clock(p.end)}" for p in schedule.periods)
    return f"{schedule.name}: {', '.join(periods)}"


def _clock(minutes: int) -> str:
    return clock(minutes, "{hour:02}:{minute:02}")


def _minutes_ahead(zone: str) -> int:
    """The zone's offset from UTC in minutes. It is the same all year: others were refused."""
    offset = datetime(2026, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


TARGET = Target(
    name=NAME,
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
        Feature.SPOKEN_VALUE: YES,
        Feature.NOTE: Support(binding="records"),
        Feature.SHOWN_NUMBER: Support(
            no_zh="来电显示由平台的线路决定；在平台上设，菜单里删去“显示”这一行",
            no_en="which number is seen is the platform's; set it there, and delete the line that shows it",
        ),
        Feature.TOLD_DESK: Support(
            no_zh="坐席接听以后马上接通，中间不能说话；改用“传给坐席”，话机上看得到",
            no_en="a desk that answers is joined at once, and nothing can be said between; pass it on instead, and its telephone shows it",
        ),
        Feature.GIVEN_DESK: YES,
        Feature.SECRET: Support(
            no_zh="标准没有让平台不把按键写进日志和录音的说法；请在平台前的 Asterisk 或 FreeSWITCH 上问",
            no_en="the standard has no word that keeps what is typed from a platform's logs and recordings; ask for it on an Asterisk or FreeSWITCH in front of the platform",
        ),
        Feature.PIN: Support(
            no_zh="文档里会有口令，平台的日志里也会有输入的数字；请在平台前的 Asterisk 上问",
            no_en="the document would hold the PIN, and the platform's logs what is typed; ask for it on an Asterisk in front of the platform",
        ),
        Feature.BEFORE_TALK: Support(
            no_zh="<transfer> 接听以后马上接通，中间不能说话；把这句话放在转接之前，或者由平台后面的交换机来说",
            no_en="a <transfer> that is answered is joined at once, and nothing can be said between; say it before the transfer, "
            "or let the switch behind the platform say it",
        ),
        Feature.AT_ONCE: Support(
            no_zh="<transfer> 一次只拨一个地址（VoiceXML 2.0，2.3.7）；改成依次，或者只拨一个名称，由平台后面的交换机让几部电话一起响",
            no_en="a <transfer> dials one address (VoiceXML 2.0, 2.3.7); dial them in turn, or one name that the switch behind "
            "the platform rings several telephones for",
        ),
        Feature.IN_ROTATION: Support(
            no_zh="它记不住上一通拨到了谁；改成随机，各人接到的大致一样多，或者只拨一个名称，由平台后面的交换机轮流",
            no_en="it does not remember whom the last call came to; dial them at random, which comes to about the same, or one name "
            "that the switch behind the platform rings several telephones for in rotation",
        ),
        Feature.AT_RANDOM: YES,
        Feature.QUEUE: Support(
            no_zh="文档里没有队列；改成转接，拨平台后面的排队系统（ACD）的一个名称，它的地址写在站点里",
            no_en="a document has no queue; make it a transfer that dials one name, and bind in the site the address of the ACD behind the platform",
        ),
        Feature.LOOKUP: Support(
            no_zh="标准里超时和失败是同一个 error.badfetch，跳转跟不跟由平台定；让一台 Asterisk 在前面问，或者把这一处改成转接",
            no_en="by the standard a time-out and a failure are one error.badfetch, and whether a redirect is followed is the platform's; let an Asterisk in front ask, or make this a transfer",
        ),
        Feature.STAND_IN: Support(
            no_zh="它记不住谁离席；删去代接，离席的坐席在平台后面的交换机上把自己的话机转给别人",
            no_en="it does not remember who is away; leave the stand-ins out, and let a desk that goes away divert its own telephone on the "
            "switch behind the platform",
        ),
        Feature.OUTBOUND: Support(
            no_zh="文档只在电话接通以后才有，拨出去是平台的事；用 Asterisk 外呼",
            no_en="there is a document only when a call is answered, and placing it is the platform's affair; call out by an Asterisk",
        ),
        Feature.MOBILE_AREA: Support(
            no_zh="它的文件里查不了几十万行的号段表；给它一个不写 areas 的站点，手机就走“来电地区不明”",
            no_en="its files cannot look up a table of mobile prefixes; with a site of its own without areas, mobiles go the way of an unknown area",
        ),
    },
    emit=emit,
    stands_in=True,
    inspect=inspect,
    reach=reach,
    kinds=NODES,
    conditions=CONDITIONS,
)
