"""What a verification on Asterisk finds beside what it finds on any switch (IVRC601 to IVRC605, IVRC616, IVRC617, IVRC619, IVRC673)."""

from __future__ import annotations

from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown

_SWITCH = Span("asterisk")


def cannot_fetch(zh: str, en: str) -> Diagnostic:
    """Asterisk is not there and cannot be had."""
    return finding(
        "IVRC601",
        _SWITCH,
        zh=f"取不到 Asterisk：{zh}",
        en=f"Asterisk cannot be fetched: {en}",
        mend_zh="在能访问软件源的 Debian 上运行一次，或用 --asterisk 指明已装好的 Asterisk。",
        mend_en="Run once on a Debian that reaches its mirror, or name an installed Asterisk with --asterisk.",
    )


def no_asterisk(path: Path, why: str = "") -> Diagnostic:
    """--asterisk names something else."""
    return finding(
        "IVRC602",
        Span(shown(path)),
        zh="这里没有能运行的 Asterisk" + (f"（{why}）" if why else ""),
        en="there is no Asterisk here that runs" + (f" ({why})" if why else ""),
        mend_zh="--asterisk 后面写 asterisk 程序的路径（如 /usr/sbin/asterisk），旁边要有它的 modules 文件夹。",
        mend_en="Give --asterisk the path of the program (such as /usr/sbin/asterisk) that has its modules beside it.",
    )


def does_not_start(why: str) -> Diagnostic:
    """The switch ends at once, or never answers."""
    return finding(
        "IVRC603",
        _SWITCH,
        zh=f"Asterisk 启动不了：{why}",
        en=f"Asterisk does not start: {why}",
        mend_zh="看看这句话说缺什么；用 --asterisk 换一个 Asterisk 再试。",
        mend_en="See what this says is missing; try another Asterisk with --asterisk.",
    )


def not_loaded(zh: str, en: str) -> Diagnostic:
    """What the switch holds is not what was built."""
    return finding(
        "IVRC604",
        _SWITCH,
        zh=f"Asterisk 载入的拨号方案和生成的不同：{zh}",
        en=f"Asterisk did not load the dialplan as it was built: {en}",
        mend_zh="这是 ivrc 的错误，请附上菜单文件报告；这份拨号方案不要上线。",
        mend_en="This is a fault of ivrc: please report it with the menu file, and do not put this dialplan on line.",
    )


def no_faketime() -> Diagnostic:
    """Real speed only."""
    return finding(
        "IVRC605",
        _SWITCH,
        zh="没有 libfaketime，只能按实际速度打电话，要等得久一些",
        en="libfaketime is not there: calls are driven at real speed, which takes longer",
        mend_zh="装上 libfaketime，或不写 --asterisk，让 ivrc 自己取一份。",
        mend_en="Install libfaketime, or leave out --asterisk and let ivrc fetch its own.",
    )


def no_sip(zh: str, en: str) -> Diagnostic:
    """Calls over SIP are left out."""
    return finding(
        "IVRC619",
        _SWITCH,
        zh=f"没有经 SIP 打来电：{zh}",
        en=f"no calls were placed over SIP: {en}",
        mend_zh="不写 --asterisk、--ami 和 --deployed，让 ivrc 自己取一份；或装上有 PJSIP 的 Asterisk。",
        mend_en="Leave out --asterisk, --ami and --deployed and let ivrc fetch its own; or install an Asterisk that has PJSIP.",
    )


def no_manager(why: str) -> Diagnostic:
    """Nothing answers at --ami, or it does not let us do what we have to."""
    return _manager(
        why,
        why,
        "看看 --ami 的地址、--user 和口令，以及 manager.conf 里这个用户的 read 和 write。",
        "See the address of --ami, --user and its password, and what manager.conf lets that user read and write.",
    )


def no_right(why: str, right: str) -> Diagnostic:
    """The user may not do something; `right` is the word that `write` lacks."""
    return _manager(
        why,
        why,
        f"在 manager.conf 里这个用户的 write 中加上 {right}，再执行 manager reload。",
        f"Add {right} to the write of this user in manager.conf, then: manager reload.",
    )


def no_events(events: str, classes: str) -> Diagnostic:
    """The user does not hear of something."""
    return _manager(
        f"收不到这些事件：{events}",
        f"no events: {events}",
        f"在 manager.conf 里这个用户的 read 中加上 {classes}，删去它的 eventfilter（或让它放行这些事件），再执行 manager reload。",
        f"Add {classes} to the read of this user in manager.conf, take its eventfilter out or let it pass these events, then: manager reload.",
    )


def no_times() -> Diagnostic:
    """The events do not tell when they happened."""
    return _manager(
        "事件里没有时间（Timestamp）",
        "the events tell no time (Timestamp)",
        "在 manager.conf 的 [general] 里写上 timestampevents = yes，再执行 manager reload。",
        "Write timestampevents = yes under [general] in manager.conf, then: manager reload.",
    )


def _manager(zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC616",
        _SWITCH,
        zh=f"用不了 Asterisk 的管理接口（AMI）：{zh}",
        en=f"the manager interface of Asterisk (AMI) cannot be used: {en}",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def not_placed(path: Path, why: str) -> Diagnostic:
    """The verification's dialplan cannot be written."""
    return finding(
        "IVRC617",
        Span(str(path)),
        zh=f"验证用的拨号方案放不进去：{why}",
        en=f"the dialplan of the verification cannot be put there: {why}",
        mend_zh="--conf 写交换机 #include 的文件夹，ivrc 要能在里面写文件。",
        mend_en="Give --conf a folder that the switch includes and that ivrc can write to.",
    )


def no_queues() -> Diagnostic:
    """A queue cannot be put on a switch that is not the verification's own."""
    return finding(
        "IVRC617",
        _SWITCH,
        zh="热线里有排队，而在运行中的交换机上验证时放不进 queues.conf",
        en="the hotline has a queue, and a verification on a running switch cannot put it into queues.conf",
        mend_zh="不写 --ami，在另起的 Asterisk 上验证。",
        mend_en="Leave --ami out, and verify on an Asterisk of its own.",
    )


def no_services() -> Diagnostic:
    """What a hotline asks services, calls of a verification must not ask them: they are real."""
    return finding(
        "IVRC617",
        _SWITCH,
        zh="热线要问服务，验证用的来电不能去问真的服务",
        en="the hotline asks services, and the calls of a verification must not ask real ones",
        mend_zh="不写 --ami，在另起的 Asterisk 上验证：那里的服务是验证自己的。",
        mend_en="Leave --ami out, and verify on an Asterisk of its own, where the services are the verification's.",
    )


def not_included(folder: Path) -> Diagnostic:
    """The switch does not read the file that was put there."""
    return finding(
        "IVRC617",
        Span(str(folder)),
        zh="交换机没有载入这里的 ivrc-verify-*.conf",
        en="the switch does not include ivrc-verify-*.conf of this folder",
        mend_zh=f"在 extensions.conf 末尾加一行：#tryinclude {folder}/ivrc-verify-*.conf",
        mend_en=f"Add this line at the end of extensions.conf: #tryinclude {folder}/ivrc-verify-*.conf",
    )


def not_there(context: str, zh: str, en: str) -> Diagnostic:
    """The switch holds another hotline than the calls are for, or none."""
    return finding(
        "IVRC673",
        _SWITCH,
        zh=f"交换机里的热线（{context}）不能照这份菜单打：{zh}；一个也没有打",
        en=f"the hotline on the switch ({context}) cannot be called by for this menu: {en}; nobody was called",
        mend_zh="先用这份菜单 ivrc build（或 ivrc deploy），放到交换机上，再打。",
        mend_en="Build this menu with ivrc build (or ivrc deploy), put it on the switch, and call then.",
    )
