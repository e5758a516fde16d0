"""What a run over many prompts can find wrong beside the speech itself: services, shared caches and other machines.

Codes IVRC510, IVRC511, IVRC519, IVRC530 to IVRC532 and IVRC542, one page each in docs/checks/.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Label, Severity, Span, finding
from ivrc.flow.nodes import Clip
from ivrc.speech.findings import Failure, quoted

STORE_UNREACHABLE, CLUSTER_UNUSABLE = "IVRC530", "IVRC531"


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
