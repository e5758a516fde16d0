"""The command line: the only part of ivrc that reads arguments, prints and decides exit codes.

0 well · 1 the input has errors · 2 the command could not run · 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

WELL, ERRORS, UNABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status. No exception leaves it, and no traceback is shown."""
    from ivrc.cli.arguments import language, read
    from ivrc.cli.interrupt import interrupted, interruptible

    lang = language()
    try:
        with interruptible():
            from importlib import import_module

            from ivrc.uncollected import uncollected

            with uncollected():
                args = read(sys.argv[1:] if argv is None else argv)
                lang = args.lang
                command = import_module(f"ivrc.cli.{args.module}")
            if argv is None:
                gc.freeze()  # what this process has read stays to its end: no search for circles in it
            status = int(command.run(args))
            sys.stdout.flush()
            return status
    except BaseException as problem:
        if interrupted(problem):
            _tell("已中断。" if lang == "zh" else "Interrupted.")
            return INTERRUPTED
        if not isinstance(problem, Exception) or os.environ.get("IVRC_DEBUG"):
            raise
        return _voiceless(problem, lang) or _unable(problem, lang)


def _voiceless(problem: Exception, lang: str) -> int:
    """Says that it takes the voice, where that is what is not installed; else nothing."""
    from ivrc import voice

    if not (package := voice.lacking(problem)):
        return WELL
    from ivrc.cli.report import show
    from ivrc.diagnostics import Span, finding

    missing = finding(
        "IVRC542",
        Span(package),
        zh="这要用到语音，没有安装（只装了检查要用的）",
        en="this takes the voice, which is not installed (only what checks need is)",
        mend_zh=f'运行 pip install "ivrc[{voice.EXTRA}]"；不要声音的生成用 ivrc build --no-audio。',
        mend_en=f'Run pip install "ivrc[{voice.EXTRA}]"; ivrc build --no-audio builds without it.',
    )
    show([missing], {}, lang, to_stderr=True)
    return UNABLE


def _unable(problem: Exception, lang: str) -> int:
    """Says why a command could not run; nothing where nobody reads on."""
    from ivrc.cli.streams import reader_gone

    if isinstance(problem, BrokenPipeError) and reader_gone(sys.stdout):
        return UNABLE
    what = f"{type(problem).__name__}: {problem}".splitlines()[0][:300]
    if isinstance(problem, OSError):
        told = f"无法继续：{what}" if lang == "zh" else f"Cannot go on: {what}"
    elif isinstance(problem, UnicodeEncodeError) and problem.encoding == sys.getfilesystemencoding():
        told = _unnamable(problem, lang)
    elif lang == "zh":
        told = f"ivrc 自身出错：{what}\n请附上命令和菜单文件报告这个问题；设 IVRC_DEBUG=1 可看到细节。"
    else:
        told = f"An error of ivrc itself: {what}\nPlease report it with the command and the menu file; IVRC_DEBUG=1 shows details."
    _tell(told)
    return UNABLE


def _unnamable(problem: UnicodeEncodeError, lang: str) -> str:
    """A file whose name cannot be written in the encoding of this locale."""
    name, encoding = problem.object, problem.encoding
    if lang == "zh":
        return f"无法继续：当前区域设置的编码（{encoding}）写不出文件名“{name}”。\n改法：先 export LC_ALL=C.UTF-8 再运行。"
    return (
        f'Cannot go on: the encoding of this locale ({encoding}) has no way to write the file name "{name}".\n'
        "Mend: export LC_ALL=C.UTF-8, and run it again."
    )


def _tell(line: str) -> None:
    """A line on standard error, or none where that takes none."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        from ivrc.cli.streams import silence

        silence(sys.stderr)
