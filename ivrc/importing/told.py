"""What is not imported, and what is left to decide, as findings at the lines of the configuration."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.importing.model import Line


def _at(line: Line) -> Span:
    return Span(line.file, line.number, 1)


def not_imported(line: Line, text: str) -> Diagnostic:
    """A line that no menu file can say, or that is not understood."""
    return finding(
        "IVRC660",
        _at(line),
        zh=f"这一行没有导入：{text}",
        en=f"this line is not imported: {text}",
        mend_zh="看它对来电者做了什么，在菜单里同名的那一处写出来；不需要的话不用管。",
        mend_en="See what it does for callers and write that at the place of the menu that names this line; if nothing needs it, leave it.",
    )


def taken(line: Line, text: str) -> Diagnostic:
    """A step at a place that has one already, often because a context stands in the file twice."""
    return finding(
        "IVRC660",
        _at(line),
        zh=f"这一行没有导入：{text}。同一个上下文、分机、优先级前面已经有了，交换机也只用前面那一行",
        en=f"this line is not imported: {text}. Its context has that extension and priority already; the switch keeps the first as well",
        mend_zh="看两处哪一处是要的；要后一处，就在菜单里改过来。",
        mend_en="See which of the two is meant; if it is this one, write it in the menu.",
    )


def unforeseen(line: Line, text: str, what: str) -> Diagnostic:
    """What happens hangs on a value that only a call knows."""
    return finding(
        "IVRC660",
        _at(line),
        zh=f"这一行没有导入：{text}。{what} 只有通话当中才知道",
        en=f"this line is not imported: {text}. Only a call knows what {what} is",
        mend_zh="在菜单里写出各种情形各去哪里（分支），或不用它。",
        mend_en="Write in the menu where each case leads (a branch), or do without it.",
    )


def option(line: Line, text: str, letter: str) -> Diagnostic:
    """An option of an application that is imported without it."""
    return finding(
        "IVRC660",
        _at(line),
        zh=f"没有导入 {text} 的选项 {letter}",
        en=f"option {letter} of {text} is not imported",
        mend_zh="看这个选项做了什么，需要的话在菜单里写出来。",
        mend_en="See what the option does, and write that in the menu if it is needed.",
    )


def _decide(line: Line, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC661", _at(line), zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def no_ring(line: Line) -> Diagnostic:
    """A call is dialled for as long as the other side lets it ring."""
    return _decide(
        line,
        "原来没有写振铃多久，一直响到对方的网络挂断",
        "nothing says how long it rings: it rings until the other network gives up",
        "在菜单里写明，例如“振铃20秒”。",
        'Write it in the menu, such as "ring 20s".',
    )


def two_outcomes(line: Line) -> Diagnostic:
    """CHANUNAVAIL and CONGESTION lead to different places."""
    return _decide(
        line,
        "CHANUNAVAIL 和 CONGESTION 去了两处；菜单里“未接通”只有一处，写的是前者",
        "CHANUNAVAIL and CONGESTION lead to two places; a menu has one for both, unavailable, and the first is written",
        "看两处有什么不同，选一处。",
        "See how they differ, and choose one.",
    )


def no_wait(line: Line) -> Diagnostic:
    """Keys are taken while words are played, and not after them."""
    return _decide(
        line,
        "放完之后不等按键",
        "no key is waited for behind the words",
        "在菜单里写“无按键 5秒”这样一行：等多久。",
        'Write in the menu how long is waited, such as "no input 5s".',
    )


def message_length(line: Line) -> Diagnostic:
    """How long a message may be does not stand in the dialplan."""
    return _decide(
        line,
        "留言最长多久不在拨号方案里（在 voicemail.conf 的 maxsecs）",
        "how long a message may be does not stand in the dialplan (it is maxsecs in voicemail.conf)",
        "在菜单里写明，例如“最长120秒”。",
        'Write it in the menu, such as "at most 120s".',
    )


def short_greeting(line: Line, sound: str) -> Diagnostic:
    """A menu is played again in fewer words."""
    return _decide(
        line,
        f"重放时原来放短的那一段（{sound}）；菜单里重放的是整段",
        f"when it was played again, the shorter {sound} was; a menu file plays the whole again",
        "整段太长的话，把开头的问候写进前面的播报。",
        "Where the whole is too long, put the greeting into a say before the menu.",
    )


def after_menu(line: Line) -> Diagnostic:
    """What follows the menu stands in the dialplan."""
    return _decide(
        line,
        "这个菜单走完之后去哪里，写在拨号方案里，不在这个文件里；菜单里写的是挂机",
        "what follows the menu stands in the dialplan and not in this file; hang up is written",
        "看拨号方案里 ivr 后面还有什么，改成要去的地方。",
        "See what stands behind ivr in the dialplan, and write where the call goes.",
    )


def another_extension(line: Line, where: str) -> Diagnostic:
    """The call leaves for an extension that is not in the file."""
    return _decide(
        line,
        f"来电转到 {where}，那里怎样接不在这个文件里",
        f"the call goes to {where}, and what happens there is not in this file",
        "写明振铃多久，没有接通去哪里；如果那里是另一个菜单，把它也导入，改成箭头。",
        "Write how long it rings and where a call goes that is not answered; if another menu is there, import it too and write an arrow.",
    )


def more_keys(line: Line, most: int) -> Diagnostic:
    """The switch waits for more keys than any entry has."""
    return _decide(
        line,
        f"原来最多收 {most} 个键，按了最长的一项之后还要等一等；菜单里按完就走",
        f"up to {most} keys were waited for, also behind the longest entry; a menu goes on at once",
        "多出来的键会算进下一个菜单；一般不用改。",
        "Further keys belong to the next menu; usually nothing has to be changed.",
    )


def silences_forgotten(line: Line) -> Diagnostic:
    """Silences of a menu are counted on when the caller comes back to it."""
    return _decide(
        line,
        "从下级菜单回来，原来接着数没按键的次数；菜单里从头数",
        "silences were counted on when a caller came back from a further menu; a menu file counts from the beginning",
        "一般不用改。",
        "Usually nothing has to be changed.",
    )
