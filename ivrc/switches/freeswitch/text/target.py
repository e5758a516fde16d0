"""FreeSWITCH 1.10: a part of the XML dialplan to include, and clips in 8 kHz WAV. See docs/targets/freeswitch.md.

One context for each node of the flow, entered at the extension `enter`, and one that all of them share.
"""

from __future__ import annotations

from ivrc.build_name import piece
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.capability import YES, Feature, Support
from ivrc.switches.freeswitch.text import left, pin, record_line
from ivrc.switches.freeswitch.text.conditions import CONDITIONS
from ivrc.switches.freeswitch.text.kinds import NODES
from ivrc.switches.freeswitch.text.modules import needed
from ivrc.switches.freeswitch.text.numbers import numbers
from ivrc.switches.freeswitch.text.plan import NAME, Plan, plan
from ivrc.switches.freeswitch.text.run import shared
from ivrc.switches.freeswitch.text.saying import contexts
from ivrc.switches.freeswitch.text.site import inspect, reach
from ivrc.switches.freeswitch.text.syntax import comment, known
from ivrc.switches.target import Emitted, Target


def emit(hotline: Hotline, site: Site) -> Emitted:
    """The dialplan of one hotline. `<include>` stands on lines of its own: the switch drops those."""
    names = plan(hotline, site)
    parts = ["<include>\n", _head(names), shared(names), *contexts(names)]
    parts.extend(left.entered(names, node, NODES(names, node)) for node in hotline.nodes.values())
    parts[-1] = parts[-1].rstrip("\n")
    files = {f"{names.entry}.xml": "".join([*parts, "\n</include>\n"])}
    if left.keeps(names):
        files[record_line.FILE] = record_line.file()
    return Emitted(files, modules=needed(files.values()))


def _head(names: Plan) -> str:
    title = f"{names.hotline.name} at {names.site.name}, for FreeSWITCH 1.10. Made by ivrc: change the menu file instead."
    build = piece(names.site.build, f"{comment(f'Build: {names.site.build}')}\n")
    lines = [
        f"A call enters by: transfer start XML {names.entry}",
        f"The files of sounds/ go to the folder {names.place('sounds', 'sounds_dir')}/",
    ]
    of_pins = "".join(known(name, held) for name, held in pin.known(names).items())
    rest = "".join(f"{comment(line)}\n" for line in lines)
    return f"{comment(title)}\n{build}{rest}{of_pins}\n"


TARGET = Target(
    name=NAME,
    title="FreeSWITCH 1.10",
    audio_formats={"wav8": ".wav", "wav16": ".wav"},
    audio_folder="sounds",
    supports=dict.fromkeys(Feature, YES)
    | {
        Feature.EXTENSION: Support(binding="extensions"),
        Feature.QUEUE: Support(
            no_zh="还没有它的队列；改成转接，拨一个名称，站点里写成 loopback/分机，那个分机在您自己的拨号方案里运行 callcenter 或 fifo",
            no_en="its queues are not written yet; make it a transfer that dials one name, and bind it as loopback/EXTENSION, which runs callcenter or fifo in a "
            "dialplan of your own",
        ),
        Feature.LOOKUP: Support(
            no_zh="它的 mod_curl 会跟着跳转走，把送去的内容写进 debug 日志；让一台 Asterisk 在前面问，或者把这一处改成转接",
            no_en="its mod_curl follows redirects and writes what is sent to its log at the level debug; let an Asterisk in front ask, or make this a transfer",
        ),
        Feature.OUTBOUND: Support(
            no_zh="还没有它的外呼；用 Asterisk 外呼",
            no_en="calling out is not written for it yet; call out by an Asterisk",
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
    numbers=numbers,
)
