"""The commands and their arguments. Nothing heavy is imported here: `ivrc --version` has to be quick."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from ivrc import __version__
from ivrc.cli.build_arguments import build, manifest
from ivrc.cli.call_arguments import call
from ivrc.cli.deploy_arguments import deploy, rollback, status
from ivrc.cli.desk_arguments import completion, draw, fmt, open_, page, schema
from ivrc.cli.dial_arguments import dial
from ivrc.cli.formats import FORMATS
from ivrc.cli.import_arguments import import_
from ivrc.cli.once import Parser
from ivrc.cli.prompts_arguments import prompts
from ivrc.cli.report_arguments import asks_for_ways, diff, report, ways

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from collections.abc import Callable

    Fill = Callable[[argparse.ArgumentParser], None]
    """Gives a command its arguments."""
    Command = tuple[str, str, Fill, str]
    """A command, what it does, its arguments, and the file of ivrc/cli that runs it."""


_TEMPLATES = ("small", "400", "office", "out-of-hours", "queue", "survey")
"""The folders of ivrc/starter/LANG, the usual one first."""


def language() -> str:
    """`zh` or `en`: IVRC_LANG, else the locale's language."""
    for name in ("IVRC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name, ""):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def read(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command; `module` names the file of ivrc/cli that runs it. Ends the process with status 2
    where they make no sense, and with 0 after --help and --version."""
    parser = _parser(argv)
    args = parser.parse_args(argv)
    if "module" not in args:
        parser.exit(2, _WHERE_TO_BEGIN[args.lang])
    return args


def whole() -> argparse.ArgumentParser:
    """The parser with the arguments of every command."""
    return _parser()


_WHERE_TO_BEGIN = {
    "zh": """\
ivrc：电话语音菜单编译器。从这里开始：

  ivrc new 文件夹      新建一个马上就能生成的项目
  ivrc check          检查当前项目的菜单
  ivrc build          生成交换机配置和提示音
  ivrc --help         全部命令
""",
    "en": """\
ivrc, a compiler for telephone voice menus. Where to begin:

  ivrc new DIR        make a project that builds at once
  ivrc check          check the menus of the project here
  ivrc build          build dialplans and prompts
  ivrc --help         all commands
""",
}
"""What ivrc says where no command is named."""


def _parser(argv: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser. A command gets its arguments where `argv` may name it, or is None; no other needs any."""
    parser = Parser(
        prog="ivrc",
        description="电话语音菜单编译器。 A compiler for telephone voice menus in which the spoken sentence is the program.",
        epilog="退出码 exit status: 0 正常 well · 1 输入有错 the input has errors · 2 无法运行 the command could not run",
    )
    parser.add_argument("--version", action="version", version=f"ivrc {__version__}")
    common = Parser(add_help=False)
    for place, default in (
        (parser, language()),
        (common, argparse.SUPPRESS),
    ):  # before the command or behind it
        place.add_argument(
            "--lang", choices=("zh", "en"), default=default, help="提示所用的语言 language of messages"
        )
    # prog: found out otherwise, with `shutil`
    commands = parser.add_subparsers(metavar="COMMAND", prog=parser.prog)
    for name, told, fill, module in _commands(common, argv):
        made = commands.add_parser(name, help=told, description=told, parents=[common])
        made.set_defaults(module=module)
        if argv is None or name in argv:
            fill(made)
    return parser


def _commands(common: argparse.ArgumentParser, argv: Sequence[str] | None) -> tuple[Command, ...]:
    """Every command there is."""
    # fmt: off
    return (
        ("new", "新建项目 make a project that builds at once", _new, "new"),
        ("import", "把交换机上现有的流程变成菜单文件 turn what is on a switch into menu files", import_, "import_"),
        ("check", "检查菜单 check menu files", _check, "check"),
        ("fmt", "把菜单文件写成统一的样子 write menu files in the one way of writing", fmt, "fmt"),
        ("build", "生成交换机配置和提示音 build dialplans and prompts", build, "build"),
        ("manifest", "核对生成的文件夹 hold built folders against their manifests", lambda made: manifest(made, common), "manifest"),
        ("deploy", "把新版本放到交换机上，正在打的不受影响 put a new build on a switch beside the old one", deploy, "deploy"),
        ("rollback", "退回上一个版本 lead calls back to the build before", rollback, "rollback"),
        ("status", "哪个版本在接电话 which build is live", status, "status"),
        ("dial", "照名单打给客户 call by a list", dial, "dial"),
        ("call", "模拟一次来电 play a call in the simulator", call, "call"),
        ("lsp", "编辑器的语言服务器 language server for editors, on standard input and output", _nothing, "lsp"),
        ("open", "在浏览器里看、听、打 see, hear and call a hotline in a browser", open_, "open"),
        ("paths", "列出能走遍流程的来电 list the calls that cover a flow", _paths, "paths"),
        ("diff", "改动让来电者遇到什么变化 what a change means for callers", diff, "diff"),
        ("hours", "列出一年里哪天何时开放 print when a hotline is open in a year", _hours, "hours"),
        _ways_or_figures(argv),
        ("test", "试跑团队写的来电场景 run the scenarios in tests/", _test, "test"),
        ("draw", "画出流程图 draw a picture of the flow", draw, "draw"),
        ("page", "一条热线做成一个网页文件，可以看、听、打 one file in which a hotline is seen, heard and called", page, "page"),
        ("flow", "以 JSON 输出流程 print the flow as JSON", _flow, "flow"),
        ("verify", "在真的交换机上验证 prove a hotline on a real switch", _verify, "verify"),
        ("say", "合成一句话 speak a sentence as a build would", _say, "say"),
        ("prompts", "查看、试听、录制提示音 list, hear and record prompts", lambda made: prompts(made, common), "prompts"),
        ("rules", "列出全部编号和是否检查 list all codes and whether they are told", _rules, "rules"),
        ("schema", "YAML 文件的 JSON Schema JSON Schemas of the YAML files, for editors", schema, "schema"),
        ("explain", "解释一个编号 explain a code", _explain, "explain"),
        ("completion", "命令行补全脚本 what a shell needs to complete commands", completion, "completion"),
    )
    # fmt: on


def _ways_or_figures(argv: Sequence[str] | None) -> Command:
    """`ivrc report`: of two sorts."""
    if asks_for_ways(argv):
        return ("report", "列出每条按键走法和秒数 every way that keys open, and its seconds", ways, "ways")
    return ("report", "由通话记录算各项指标 figures of calls, from their records", report, "records")


def _nothing(_: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


def _new(new: argparse.ArgumentParser) -> None:
    new.add_argument("dir", help="文件夹 folder")
    new.add_argument("--template", choices=_TEMPLATES, default=_TEMPLATES[0],
                     help="从哪一种热线开始 the kind of hotline to begin with")  # fmt: skip


def _check(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="菜单文件或文件夹，默认 menus/ menu files or folders"
    )
    check.add_argument("--format", choices=FORMATS, default="text", help="输出格式 output format")
    check.add_argument("--select", action="append", default=[], metavar="CODES",
                       help="只说这些编号或某个 profile，逗号隔开 tell these codes or profiles only, with commas between")  # fmt: skip
    check.add_argument("--ignore", action="append", default=[], metavar="CODES",
                       help="不说这些编号 codes not to tell")  # fmt: skip
    check.add_argument("--strict", action="store_true",
                       help="全部都说，有警告也算不通过 tell everything, and fail for warnings as well")  # fmt: skip
    mends = check.add_mutually_exclusive_group()
    mends.add_argument("--fix", action="store_true",
                       help="把不用选择的直接改好 mend in the files what leaves nothing to decide")  # fmt: skip
    mends.add_argument("--diff", action="store_true",
                       help="只看 --fix 会怎么改 show what --fix would change, and change nothing")  # fmt: skip


def _paths(paths: argparse.ArgumentParser) -> None:
    paths.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    paths.add_argument("--site", metavar="NAME", help="站点 site")
    paths.add_argument("--json", action="store_true", help="输出 JSON print JSON")


def _year(text: str) -> int:
    """A year of four digits."""
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text)):
        raise argparse.ArgumentTypeError("2027")
    return int(text)


def _hours(hours: argparse.ArgumentParser) -> None:
    hours.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    hours.add_argument(
        "--year", metavar="YEAR", type=_year, help="哪一年，默认今年 which year, else this one"
    )
    hours.add_argument("--json", action="store_true", help="每一天，输出 JSON every day, as JSON")


def _test(test: argparse.ArgumentParser) -> None:
    from ivrc.cli.switches import add_on

    test.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="场景文件或文件夹，默认 tests/；有 --record 时是菜单文件 scenario files (*.calls.yaml) or folders; menu files with --record",
    )
    test.add_argument("--record", action="store_true",
                      help="把今天的样子写成场景 write the behaviour of today as scenarios")  # fmt: skip
    test.add_argument("--site", metavar="NAME", help="站点 site")
    add_on(
        test, "在一台私有的真交换机上跑 on a private real switch, not in the simulator", None, scenarios=True
    )
    test.add_argument("--format", choices=FORMATS, default="text", help="输出格式 output format")


def _flow(flow: argparse.ArgumentParser) -> None:
    flow.add_argument("file", metavar="FILE", help="菜单文件 menu file")


def _verify(verify: argparse.ArgumentParser) -> None:
    from ivrc.cli.switches import add_on

    verify.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    add_on(verify, "交换机 switch", "asterisk")
    verify.add_argument("--site", metavar="NAME", help="站点 site")
    verify.add_argument(
        "--deployed",
        nargs="?",
        const="",
        metavar="EXTENSION@CONTEXT",
        help="核对已经部署的热线并打进去 compare what is deployed with the build, and call it",
    )
    verify.add_argument("-o", "--out", metavar="DIR", help="生成的文件夹，默认 dist folder of the build")


def _say(say: argparse.ArgumentParser) -> None:
    say.add_argument("text", metavar="TEXT", help="要说的话 words")
    say.add_argument(
        "-o", "--out", required=True, metavar="FILE", help="WAV 文件，或 .alaw .ulaw WAV file, or .alaw .ulaw"
    )
    say.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )
    say.add_argument("--voice", metavar="NAME", help="声音，代替 ivrc.yaml 的 voice instead of the project's")
    say.add_argument(
        "--rate", metavar="N", help="语速，每分钟音节数，100 到 320 syllables a minute, 100 to 320"
    )
    say.add_argument("--locale", default="zh-CN", help="语言 locale")
    say.add_argument(
        "--joined",
        action="store_true",
        help="由片段拼成，{} 里是数值，如 say from pieces; values stand in braces, such as {199.9元}, {8021:digits}",
    )


def _rules(rules: argparse.ArgumentParser) -> None:
    rules.add_argument("--json", action="store_true", help="给程序读 for programs")


def _explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument(
        "code", metavar="CODE", nargs="?", help="如 such as IVRC301；不写则列出全部 none lists all"
    )
