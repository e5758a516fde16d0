"""What can be wrong with a deployment."""

from __future__ import annotations

from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown


def nowhere(root: Path, site: str, target: str = "") -> Diagnostic:
    """The site does not say where to deploy, or not for a target, or for one that cannot be deployed."""
    for_zh, for_en = (f"（目标 {target}）", f" for {target}") if target else ("", "")
    return finding(
        "IVRC640",
        Span(shown(root / "sites" / f"{site}.yaml") if site else "ivrc"),
        zh=f"站点“{site}”没有写部署到哪里{for_zh}",
        en=f'site "{site}" does not say where to deploy{for_en}',
        mend_zh="在站点文件里写 deploy: {asterisk: {folder: /srv/ivrc}}，folder 是交换机上专门放它的文件夹；在别的机器上再写 host: 用户@机器。",
        mend_en="Write deploy: {asterisk: {folder: /srv/ivrc}} in the site file, where folder is one on the switch that it has to itself; on another machine, host: user@machine besides.",
    )


def unreachable(place: str, problem: object) -> Diagnostic:
    return finding(
        "IVRC641",
        Span(place),
        zh=f"部署做不下去：{problem}；原来的版本还在接电话",
        en=f"the deployment cannot go on: {problem}; what was live still answers",
        mend_zh="看 deploy: 的 folder、host、console：文件夹写得进去，ssh 不问密码就进得去，交换机在运行、console 的命令能用；那台机器上要有 sh、tar、flock。再运行一次。",
        mend_en="Look at folder, host and console of deploy: the folder can be written, ssh asks for no password, the switch runs and answers to console; sh, tar and flock are on that machine. Then run it again.",
    )


def busy(place: str, who: str) -> Diagnostic:
    return finding(
        "IVRC642",
        Span(place),
        zh=f"有人正在这里部署：{who or '？'}",
        en=f"somebody is deploying there: {who or '?'}",
        mend_zh="等他做完再运行。锁跟着那个进程，进程结束（被杀也一样）就没有了，不用删文件。",
        mend_en="Run it again when that is done. The lock goes with that process, however it ends: there is no file to remove.",
    )


def not_taken(place: str, zh: str, en: str, once: str) -> Diagnostic:
    return finding(
        "IVRC643",
        Span(place),
        zh=f"交换机没有照着载入：{zh}；原来的版本还在接电话",
        en=f"the switch did not take it: {en}; what was live still answers",
        mend_zh=f"交换机的配置里要有这一行（只写一次）：{once}；以前自己复制过去的同名热线要去掉。别的原因在交换机的日志里。",
        mend_en=f"The switch's configuration needs this line, once: {once}; a hotline of the same name that was copied there by hand has to go. Other reasons stand in the switch's log.",
    )


def trial(place: str, hotline: str, came: str) -> Diagnostic:
    return finding(
        "IVRC644",
        Span(place),
        zh=f"试打“{hotline}”的新版本没有打通：{came}；原来的版本还在接电话",
        en=f'a trial call to the new build of "{hotline}" failed: {came}; what was live still answers',
        mend_zh="看交换机日志里 ivrc: 的那一行：多半是声音文件读不到。确实不能试打的，加上 --no-trial。",
        mend_en="Look for the line with ivrc: in the switch's log: as a rule a clip cannot be read. Where no trial call can be made, add --no-trial.",
    )


def no_way_back(place: str) -> Diagnostic:
    return finding(
        "IVRC645",
        Span(place),
        zh="没有可以退回的版本：以前的没有留着，或者从来只有这一个",
        en="there is nothing to go back to: what was live before is not kept, or this is the first",
        mend_zh="取出以前的源文件（git checkout），再 ivrc deploy；留几个版本由 deploy: 的 keep 定，不写是 3。",
        mend_en="Check out the sources of before (git checkout) and run ivrc deploy; how many are kept says keep of deploy:, which is 3 where it is left out.",
    )


def broken(place: str, problem: object) -> Diagnostic:
    return finding(
        "IVRC646",
        Span(place),
        zh=f"看不懂这里的 state.json：{problem}",
        en=f"the state.json that lies there makes no sense: {problem}",
        mend_zh="它是别的版本的 ivrc 写的，或者改过：用写它的那个版本，或者给 deploy: 的 folder 另取一个文件夹。",
        mend_en="Another version of ivrc wrote it, or it was changed: use that version, or name another folder in deploy:.",
    )
