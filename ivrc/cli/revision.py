"""A menu file as it stands, or as it stood in a revision of git: `HEAD~1:menus/热线.ivr` (gitrevisions(7), `<rev>:<path>`).

The whole project is taken from that revision, since a menu file includes others and its project chooses its phrases.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from contextlib import ExitStack
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding


def menu_file(name: str, kept: ExitStack) -> Path | Diagnostic:
    """The file's place, for as long as `kept` is open. A file that is there is meant as such, whatever its name holds."""
    revision, colon, inside = name.partition(":")
    if Path(name).exists() or not colon or not revision or not inside:
        return Path(name)
    here = Path.cwd()
    try:
        root = Path(_git(here, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        commit = (
            _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
        packed = _git(root, "archive", "--format=tar", commit)
    except FileNotFoundError:
        return _refused(name, "这台机器上没有 git", "there is no git on this machine")
    except subprocess.CalledProcessError:
        return _refused(name, f"git 里没有版本“{revision}”", f'git knows no revision "{revision}" here')
    folder = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="ivrc-diff-")))
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    place = Path(os.path.normpath(here / inside)) if inside.startswith(("./", "../")) else root / inside
    path = folder / os.path.relpath(place, root)
    if not path.is_relative_to(folder) or not path.is_file():
        return _refused(name, f"版本“{revision}”里没有 {inside}", f'revision "{revision}" holds no {inside}')
    return path


def _git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout


def _refused(name: str, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC011", Span(name), zh=zh, en=en,
        mend_zh="写一个文件，或者 版本:从仓库根开始的路径，例如 HEAD~1:menus/热线.ivr；从当前文件夹开始写 HEAD~1:./热线.ivr。",
        mend_en="Give a file, or REVISION:PATH from the top of the repository, such as HEAD~1:menus/hotline.ivr; from this folder, HEAD~1:./hotline.ivr.",
    )  # fmt: skip
