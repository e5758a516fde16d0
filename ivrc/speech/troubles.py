"""What a run over many prompts can find wrong beside the speech itself: services, shared caches and other machines.

Codes IVRC510, IVRC511, IVRC519, IVRC530 to IVRC532 and IVRC542, one page each in docs/checks/.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Label, Severity, Span, finding
from ivrc.flow.nodes import Clip
from ivrc.speech.findings import Failure, quoted

STORE_UNREACHABLE, CLUSTER_UNUSABLE = "IVRC530", "IVRC531"


def refused(engine: str, status: int, *, final: bool = False, after: float = 0.0) -> Failure:
    return Failure(
        "IVRC510",
        zh=f"{engine} 的服务拒绝了请求（{status}）",
        en=f"the service of {engine} refused the request ({status})",
        mend_zh=f"升级 {engine} 的客户端（pip install -U edge-tts），或者在 engines 里加上 kokoro",
        mend_en="Bring its client up to date (pip install -U edge-tts), or add kokoro to engines",
        whole=True,
        final=final,
        after=after,
    )


def sent_elsewhere(engine: str, place: str) -> Failure:
    return Failure(
        "IVRC510",
        zh=f"{engine} 的服务要把请求转到别处（{place}），没有跟过去",
        en=f"the service of {engine} sent the request elsewhere ({place}), where it did not go",
        mend_zh="看看网络里有没有要求登录的网关；升级客户端，或者在 engines 里加上 kokoro",
        mend_en="See whether this network has a gateway to log in at; bring the client up to date, or add kokoro to engines",
        whole=True,
        final=True,
    )


def too_slow(engine: str, seconds: float) -> Failure:
    return Failure(
        "IVRC511",
        zh=f"{engine} 的服务 {seconds:g} 秒还没有说完",
        en=f"the service of {engine} had not finished after {seconds:g} s",
        mend_zh="过一会儿再试，或者换一个引擎",
        mend_en="Try again later, or choose another engine",
    )


def overlong(engine: str, what: str) -> Failure:
    return Failure(
        "IVRC519",
        zh=f"{engine} 给的声音比文字长得多（{what}）",
        en=f"the sound from {engine} is much longer than the text ({what})",
        mend_zh="再试一次，或者换一个引擎；多出来的声音没有保存",
        mend_en="Try again, or choose another engine; nothing of it was kept",
    )


def store_unreachable(address: str, why: str) -> Failure:
    return Failure(
        STORE_UNREACHABLE,
        zh=f"连不上共享语音缓存 {address}：{why}",
        en=f"the shared speech cache {address} cannot be reached: {why}",
        mend_zh="检查网络和权限；新合成的提示音留在本机缓存里，下次连得上时再送过去。",
        mend_en="Look at the network and permissions; new prompts stay in this machine's cache and are sent by "
        "the next run that can.",
    )


def extra_missing(wanted: str, package: str, extra: str) -> Failure:
    return Failure(
        "IVRC542",
        zh=f"{wanted} 需要 {package}，没有安装",
        en=f"{wanted} needs {package}, which is not installed",
        mend_zh=f'运行 pip install "ivrc[{extra}]"；s3:// 还需要 s3fs，gs:// 还需要 gcsfs。'
        if extra == "remote"
        else f'运行 pip install "ivrc[{extra}]"。',
        mend_en=f'Run pip install "ivrc[{extra}]"; s3:// needs s3fs besides, gs:// needs gcsfs.'
        if extra == "remote"
        else f'Run pip install "ivrc[{extra}]".',
        whole=True,
    )


def cluster_unreachable(address: str, why: str) -> Failure:
    return Failure(
        CLUSTER_UNUSABLE,
        zh=f"用不了 Dask 集群 {address}：{why}",
        en=f"the Dask cluster {address} cannot be used: {why}",
        mend_zh="检查调度器的地址和工作节点，或者用 executor: local。已经合成的都在缓存里。",
        mend_en="Look at the scheduler's address and its workers, or use executor: local. What was spoken is kept.",
        whole=True,
    )


def worker_differs(what: str) -> Failure:
    """`what` (an engine, or ivrc) is of another version at a worker than here."""
    return Failure(
        CLUSTER_UNUSABLE,
        zh=f"用不了 Dask 集群：工作节点上的 {what} 和这里的不是同一个版本",
        en=f"the Dask cluster cannot be used: {what} is of another version at a worker than here",
        mend_zh="在工作节点上安装同样的版本，或者用 executor: local。已经合成的都在缓存里。",
        mend_en="Install the same version at the workers, or use executor: local. What was spoken is kept.",
        whole=True,
    )


def as_warning(failure: Failure, place: Span) -> Diagnostic:
    """A failure that the run went on without."""
    return finding(
        failure.code,
        place,
        zh=failure.zh,
        en=failure.en,
        mend_zh=failure.mend_zh,
        mend_en=failure.mend_en,
        severity=Severity.WARNING,
    )


def damaged(clips: Sequence[Clip]) -> Diagnostic:
    """Kept prompts that were not as they had been written; they were made anew."""
    zh, en = quoted(clips[0])
    more_zh = f"等 {len(clips)} 条提示音" if len(clips) > 1 else ""
    more_en = f" and {len(clips) - 1} more" if len(clips) > 1 else ""
    return finding(
        "IVRC532",
        clips[0].span,
        zh=f"缓存里提示音{zh}{more_zh}的文件已损坏，已经重做",
        en=f"the cached audio of the prompt {en}{more_en} was damaged, and was made anew",
        mend_zh="这次的结果没有问题。再出现就检查缓存所在的磁盘，以及谁还在写这个文件夹。",
        mend_en="This result is sound. If it happens again, look at the cache's disk and at who else writes there.",
        labels=[Label(clip.span, *quoted(clip)) for clip in clips[1:4]],
    )
