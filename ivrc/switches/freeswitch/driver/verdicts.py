"""What a verification on FreeSWITCH finds beside what it finds on any switch (IVRC611 to IVRC615)."""

from __future__ import annotations

from pathlib import Path

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.switches.freeswitch.text.record_line import FILE

_SWITCH = Span("freeswitch")
_INCLUDE = f'<X-PRE-PROCESS cmd="include" data="$${{conf_dir}}/{FILE}"/>'


def no_switch(address: str, why: str) -> Diagnostic:
    """Nothing answers at --esl, or it does not let us in."""
    return finding(
        "IVRC611",
        _SWITCH,
        zh=f"连不上 FreeSWITCH 的事件套接字 {address}：{why}",
        en=f"the event socket of FreeSWITCH at {address} cannot be used: {why}",
        mend_zh="看看交换机是否在运行、mod_event_socket 的地址和口令（--esl、--password）、acl 是否允许这台机器。",
        mend_en="See whether the switch runs, the address and password of mod_event_socket (--esl, --password), and its acl.",
    )


def cannot_place(zh: str, en: str) -> Diagnostic:
    """The verification's dialplan or sounds cannot be put where the switch reads them."""
    return finding(
        "IVRC612",
        _SWITCH,
        zh=f"验证用的文件放不到交换机能读的地方：{zh}",
        en=f"the files of the verification cannot be put where the switch reads them: {en}",
        mend_zh="--conf 写交换机拨号方案所包含的文件夹（通常是 conf/dialplan），ivrc 要能在里面写文件；"
        "声音放在 TMPDIR 下，交换机要能读写。",
        mend_en="Give --conf the folder that the switch includes into its dialplan (usually conf/dialplan), writable for "
        "ivrc; the sounds lie below TMPDIR, where the switch must be able to read and write.",
    )


def not_loaded(zh: str, en: str) -> Diagnostic:
    """What the switch holds is not what was built."""
    return finding(
        "IVRC613",
        _SWITCH,
        zh=f"FreeSWITCH 载入的拨号方案和生成的不同：{zh}",
        en=f"FreeSWITCH did not load the dialplan as it was built: {en}",
        mend_zh="缺模块或应用就载入那个模块；否则是 ivrc 的错误，请附上菜单文件报告，这份拨号方案不要上线。",
        mend_en="Load the module that is missing, or that of an application; otherwise it is a fault of ivrc: please report it "
        "with the menu file, and do not put this dialplan on line.",
    )


def no_template(name: str, other: bool) -> Diagnostic:
    """The switch's mod_cdr_csv has no template that tells the records, or another one."""
    what = ("不是这一版的", "is of another version") if other else ("没有", "is not there")
    return finding(
        "IVRC613",
        _SWITCH,
        zh=f"写通话记录的模板 {name} 在 cdr_csv.conf.xml 里{what[0]}",
        en=f"the template {name}, which tells the records of calls, {what[1]} in cdr_csv.conf.xml",
        mend_zh=f"把生成的 {FILE} 复制到交换机的 conf 文件夹，在 cdr_csv.conf.xml 的 <templates> 里单独一行写 {_INCLUDE}，"
        "再执行 reloadxml 和 reload mod_cdr_csv。",
        mend_en=f"Copy {FILE} of the build to the switch's conf folder, write {_INCLUDE} on a line of its own within "
        "<templates> of cdr_csv.conf.xml, then: reloadxml, reload mod_cdr_csv.",
    )


def only_master() -> Diagnostic:
    """mod_cdr_csv writes no file for an account."""
    return finding(
        "IVRC613",
        _SWITCH,
        zh="cdr_csv.conf.xml 写了 master-file-only，通话记录就一行也不写",
        en="cdr_csv.conf.xml says master-file-only, by which no record of a call is written",
        mend_zh="删去 master-file-only 那一行，再执行 reload mod_cdr_csv。",
        mend_en="Take the line master-file-only out, then: reload mod_cdr_csv.",
    )


def other_moments(calls: int, ways: int, now: str, some: str) -> Diagnostic:
    """Calls that the switch's clock does not allow."""
    return finding(
        "IVRC614",
        _SWITCH,
        zh=f"{calls} 个来电没有打：要在别的时刻打，交换机现在是 {now}；只有它们走的出路有 {ways} 条（{some}）",
        en=f"{counted(calls, 'call was not driven: it needs', 'calls were not driven: they need')} another moment than the switch's ({now}); {counted(ways, 'way on is', 'ways on are')} "
        f"taken by them only ({some})",
        mend_zh="在别的时段再运行一次；或让交换机在 libfaketime 下运行，用 --clock 指明它读时刻的文件。",
        mend_en="Run again at another time of the week; or run the switch under libfaketime and name the file that it "
        "reads its time from with --clock.",
    )


def clock_not_set(file: Path, wanted: str, shows: str) -> Diagnostic:
    """--clock names a file that the switch's libfaketime does not read."""
    return finding(
        "IVRC615",
        Span(shown(file)),
        zh=f"写了 --clock 的文件，交换机的时刻仍不是 {wanted}，而是 {shows}",
        en=f"the file of --clock was written, and the switch shows {shows}, not {wanted}",
        mend_zh="交换机启动时要有 LD_PRELOAD=libfaketime.so.1、FAKETIME_TIMESTAMP_FILE=这个文件、FAKETIME_NO_CACHE=1、"
        "FAKETIME_DONT_FAKE_MONOTONIC=1。",
        mend_en="Start the switch with LD_PRELOAD=libfaketime.so.1, FAKETIME_TIMESTAMP_FILE naming this file, "
        "FAKETIME_NO_CACHE=1 and FAKETIME_DONT_FAKE_MONOTONIC=1.",
    )
