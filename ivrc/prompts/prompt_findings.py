"""What can be wrong with prompts as people handle them: IVRC533 to IVRC543, one page each in docs/checks/."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Label, Severity, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.nodes import Clip
from ivrc.speech.findings import quoted


def stale(clip: Clip, file: str, recorded: str, *, release: bool) -> Diagnostic:
    zh, en = quoted(clip)
    return finding(
        "IVRC533",
        clip.span,
        severity=Severity.ERROR if release else Severity.WARNING,
        zh=f"提示音{zh}的录音 {file} 已过期：录的是“{recorded}”",
        en=f'the recording {file} of the prompt {en} is stale: it says "{recorded}"',
        mend_zh="重新录这一句并导入（ivrc prompts export、import）；在那之前由引擎合成。",
        mend_en="Have it recorded anew and import it (ivrc prompts export, import); until then an engine speaks it.",
    )


def lock_differs(
    file: str, changed: Sequence[tuple[Clip, str, str]], missing: int, *, locked: bool
) -> Diagnostic:
    """`changed` are the clips whose result differs from the lock, each with how."""
    count = len(changed) + missing
    first = changed[0][0].span if changed else Span(file)
    words_zh = "；".join(f"{quoted(clip)[0]}{zh}" for clip, zh, _ in changed[:3])
    words_en = "; ".join(f"{quoted(clip)[1]} {en}" for clip, _, en in changed[:3])
    more_zh = f"；另有 {missing} 条不在其中" if missing else ""
    more_en = f"; {counted(missing, 'is', 'are')} not in it" if missing else ""
    return finding(
        "IVRC534",
        first,
        severity=Severity.ERROR if locked else Severity.WARNING,
        zh=f"{count} 条提示音和 {file} 不一致：{words_zh}{more_zh}".replace("：；", "："),
        en=f"{counted(count, 'prompt differs', 'prompts differ')} from {file}: {words_en}{more_en}".replace(
            ": ; ", ": "
        ),
        mend_zh="不带 --locked 构建一次，听过以后提交新的 prompts.lock。"
        if locked
        else "prompts.lock 已更新；听一听，再提交它。",
        mend_en="Build once without --locked, listen, and commit the new prompts.lock."
        if locked
        else "prompts.lock was renewed; listen, then commit it.",
        labels=[Label(clip.span, zh, en) for clip, zh, en in changed[1:4]],
    )


def unreadable(file: str, why_zh: str, why_en: str) -> Diagnostic:
    return finding(
        "IVRC535",
        Span(file),
        zh=f"读不懂 {file}：{why_zh}",
        en=f"{file} makes no sense: {why_en}",
        mend_zh="从版本库取回原来的文件；prompts.lock 也可以删掉，下次构建会重新生成。",
        mend_en="Take the former file from version control; prompts.lock may be deleted, the next build makes it.",
    )


def no_such_prompt(name: str, near: str, count: int) -> Diagnostic:
    zh, en = mend(
        near,
        "运行 ivrc prompts list 看全部提示音的编号和文字。",
        "Run ivrc prompts list for the ids and words of all prompts.",
    )
    return finding(
        "IVRC536",
        Span("ivrc"),
        zh=f"“{name}”对应 {count} 条提示音，要写得更具体" if count else f"没有编号或文字是“{name}”的提示音",
        en=f'"{name}" stands for {counted(count, "prompt")}; say more of it'
        if count
        else f'no prompt has the id or the words "{name}"',
        mend_zh=zh,
        mend_en=en,
    )


def unplayed(tried: Sequence[str]) -> Diagnostic:
    """No player is there, or those that are there could not play."""
    listed = "、".join(tried), ", ".join(tried)
    elsewhere_zh = "用 ivrc prompts audition -o 试听.html 生成网页，在有声音的电脑上用浏览器听"
    elsewhere_en = (
        "make a page with ivrc prompts audition -o audition.html and listen in a browser where there is sound"
    )
    return finding(
        "IVRC537",
        Span("ivrc"),
        zh=f"{listed[0]} 放不出声音，这台机器可能没有声卡" if tried else "这台机器没有播放程序",
        en=f"{listed[1]} cannot play it; this machine may have no sound device"
        if tried
        else "there is no program on this machine that plays sound",
        mend_zh=f"{elsewhere_zh}。"
        if tried
        else f"安装一个，例如：sudo apt install alsa-utils；或者{elsewhere_zh}。",
        mend_en=f"{elsewhere_en[0].upper()}{elsewhere_en[1:]}."
        if tried
        else f"Install one, for instance: sudo apt install alsa-utils; or {elsewhere_en}.",
    )


def unmatched(file: str, near: str) -> Diagnostic:
    zh, en = mend(
        near,
        "文件名写成录音稿里的编号，或者整句话。",
        "Name the file by the ID in the script, or by its whole words.",
    )
    return finding(
        "IVRC538",
        Span(file),
        zh="这个录音不知道是哪一条提示音的",
        en="it cannot be told which prompt this recording is of",
        mend_zh=zh,
        mend_en=en,
    )


def flawed(file: str, what_zh: str, what_en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC539",
        Span(file),
        zh=f"没有收下这个录音：{what_zh}",
        en=f"this recording was not taken: {what_en}",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def doubtful(file: str, what_zh: str, what_en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC540",
        Span(file),
        zh=f"收下了，但是{what_zh}",
        en=f"taken, but {what_en}",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def recorded_before(file: str, old: str, new: str) -> Diagnostic:
    return finding(
        "IVRC541",
        Span(file),
        zh=f"录的是“{old}”，这句话后来改成了“{new}”" if new else f"录的是“{old}”，现在没有地方用这句话",
        en=f'it says "{old}", which has since become "{new}"'
        if new
        else f'it says "{old}", which is no longer used',
        mend_zh="没有导入；重新导出录音稿，请对方补录。" if new else "没有导入；不用了就删掉。",
        mend_en="It was not imported; export the script anew and have the sentence recorded again."
        if new
        else "It was not imported; delete it if it is not needed.",
    )


def unknown_name(kind_zh: str, kind_en: str, name: str, near: str) -> Diagnostic:
    zh, en = mend(near, "改成实际的名称，或者删掉。", "Write the real name, or remove it.")
    return finding(
        "IVRC543",
        Span("ivrc.yaml"),
        zh=f"speech 里写的{kind_zh}“{name}”不存在，它的设置没有用上",
        en=f'there is no {kind_en} "{name}", named under speech; its settings are not used',
        mend_zh=zh,
        mend_en=en,
    )
