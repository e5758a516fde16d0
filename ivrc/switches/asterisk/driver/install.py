"""An Asterisk to run: fetched from Debian into ivrc's cache once, or one that is there already.

Nothing is installed on the machine. apt-get downloads Debian sid's `asterisk` and all that it needs into private
folders, the packages are unpacked below one folder, and the switch is started through that folder's own loader, so
that neither the machine's release nor its libraries matter. No rights are needed.
"""

from __future__ import annotations

import fcntl
import os
import platform
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from ivrc.switches.asterisk.driver import verdicts
from ivrc.switches.asterisk.driver.sources import Mirror, mirror
from ivrc.verify.driver import Unable

SUITE = "sid"
PACKAGES = ("asterisk", "libfaketime")
READY = "ready"
"""The file that says that an unpacked folder is whole; it holds the version."""

_INTERPRETER = re.compile(rb"/lib[\w/.-]*/ld-linux[\w.-]+\.so\.\d")


class Installed(NamedTuple):
    """An Asterisk. `command` starts it; without its `documentation` it refuses to; `faketime` is libfaketime's
    library, None where there is none."""

    command: tuple[str, ...]
    modules: Path
    documentation: Path
    faketime: Path | None
    version: str


def installed(path: Path | None, cache: Path) -> Installed:
    """The Asterisk at `path` (a program, or a folder such as the one in the cache), else the one in the cache, which
    is fetched first if it is not there. Raises Unable."""
    if path is not None:
        return _given(path)
    ready = _newest(cache)
    return _unpacked(ready if ready is not None else _fetch_once(cache))


def _fetch_once(cache: Path) -> Path:
    """Fetches, unless another process that is at it already gets there first: then that one is waited for."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return _newest(cache) or _fetch(cache)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        zh, en = f"缓存文件夹写不进去（{reason}）", f"the cache cannot be written ({reason})"
        raise Unable(verdicts.cannot_fetch(zh, en)) from None


def _newest(cache: Path) -> Path | None:
    made = sorted(cache.glob(f"*/{READY}"), key=lambda file: file.stat().st_mtime)
    return made[-1].parent if made else None


def _given(path: Path) -> Installed:
    if path.is_dir():
        root = path / "root" if (path / "root").is_dir() else path
        if (root / "usr/sbin/asterisk").is_file():
            return _unpacked(path)
        raise Unable(verdicts.no_asterisk(path))
    if not path.is_file() or not os.access(path, os.X_OK):
        raise Unable(verdicts.no_asterisk(path))
    prefix = path.resolve().parent.parent
    folders = [
        f for p in (prefix, Path("/usr")) for f in (p / "lib/asterisk/modules", p / "lib64/asterisk/modules")
    ]
    folders += [*prefix.glob("lib/*/asterisk/modules"), *Path("/usr").glob("lib/*/asterisk/modules")]
    modules = next((folder for folder in folders if (folder / "pbx_config.so").is_file()), None)
    if modules is None:
        raise Unable(verdicts.no_asterisk(path))
    places = ("usr/share/asterisk/documentation", "var/lib/asterisk/documentation")
    documentation = next(
        iter(sorted(d for p in (prefix.parent, Path("/")) for d in map(p.joinpath, places) if d.is_dir())),
        prefix,
    )
    faketime = next(iter(sorted(Path("/usr").glob("lib/**/faketime/libfaketimeMT.so.1"))), None)
    return Installed((str(path),), modules, documentation, faketime, _version((str(path),)))


def _unpacked(folder: Path) -> Installed:
    """An unpacked folder of packages: everything is found within it, whatever the processor."""
    root = folder / "root" if (folder / "root").is_dir() else folder
    program = root / "usr/sbin/asterisk"
    modules = next(iter(root.glob("usr/lib/*/asterisk/modules")), None)
    loader = _loader(root, program)
    if modules is None or loader is None:
        raise Unable(verdicts.no_asterisk(folder))
    libraries = modules.parent.parent
    faketime = libraries / "faketime/libfaketimeMT.so.1"
    command = (str(loader), "--library-path", str(libraries), "--argv0", "asterisk", str(program))
    ready = folder / READY
    version = ready.read_text(encoding="utf-8").strip() if ready.is_file() else _version(command)
    documentation = root / "usr/share/asterisk/documentation"
    return Installed(command, modules, documentation, faketime if faketime.is_file() else None, version)


def _loader(root: Path, program: Path) -> Path | None:
    """The program's own interpreter (ELF PT_INTERP names it), below the root."""
    match = _INTERPRETER.search(program.read_bytes()[:4096])
    if match is None:
        return None
    name = match[0].decode().lstrip("/")
    return next((path for path in (root / "usr" / name, root / name) if path.exists()), None)


def _version(command: tuple[str, ...]) -> str:
    try:
        ran = subprocess.run([*command, "-V"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Unable(verdicts.no_asterisk(Path(command[-1]), str(problem))) from problem
    told = re.search(r"Asterisk (\S+)", ran.stdout)
    if told is None:
        raise Unable(verdicts.no_asterisk(Path(command[-1]), (ran.stderr or ran.stdout).strip()[:200]))
    return told[1]


def _fetch(cache: Path) -> Path:
    """Downloads and unpacks beside its place, and renames at the end: a killed fetch leaves nothing that counts."""
    for tool in ("apt-get", "dpkg-deb", "tar"):
        if shutil.which(tool) is None:
            raise Unable(verdicts.cannot_fetch(f"没有 {tool}", f"there is no {tool}"))
    source = mirror()
    if source is None:
        raise Unable(
            verdicts.cannot_fetch(
                "apt 的配置里没有 Debian 软件源", "apt's configuration names no Debian mirror"
            )
        )
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache)
        work = Path(tempfile.mkdtemp(prefix=".new-", dir=cache))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Unable(
            verdicts.cannot_fetch(
                f"缓存文件夹写不进去（{reason}）", f"the cache cannot be written ({reason})"
            )
        ) from None
    try:
        (work / "pid").write_text(str(os.getpid()), encoding="ascii")
        version = _download(work, source)
        _unpack(work)
        (work / "pid").unlink()
        (work / READY).write_text(f"{version}\n", encoding="ascii")
        place = cache / f"{re.sub(r'[^A-Za-z0-9.+~-]', '_', version)}-{platform.machine()}"
        try:
            work.rename(place)
        except OSError:
            if not (place / READY).is_file():
                raise
        return place
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Unable(
            verdicts.cannot_fetch(f"写不下（{reason}）", f"it cannot be written ({reason})")
        ) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _sweep(cache: Path) -> None:
    """Removes what killed fetches have left."""
    for folder in cache.glob(".new-*"):
        try:
            os.kill(int((folder / "pid").read_text(encoding="ascii")), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except (OSError, ValueError):
            continue


def _download(work: Path, source: Mirror) -> str:
    """The packages, with apt's own checks of signature and hash, in `work/debs`. Gives Asterisk's version."""
    apt = work / "apt"
    for folder in ("state/lists/partial", "cache/archives/partial", "log"):
        (apt / folder).mkdir(parents=True)
    (apt / "status").touch()
    (apt / "sources.list").write_text(source.line(SUITE), encoding="utf-8")
    settings = {
        "Dir::Etc::sourcelist": apt / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": "/dev/null",
        "Dir::State": apt / "state",
        "Dir::State::status": apt / "status",
        "Dir::Cache": apt / "cache",
        "Dir::Log": apt / "log",
        "APT::Install-Recommends": "0",
        "APT::Sandbox::User": "root",
        "APT::Get::List-Cleanup": "0",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    _apt(["apt-get", *options, "-q", "update"], source)
    _apt(["apt-get", *options, "-q", "-y", "--download-only", "install", *PACKAGES], source)
    (apt / "cache/archives").rename(work / "debs")
    shutil.rmtree(apt)
    shutil.rmtree(work / "debs/partial", ignore_errors=True)
    for path in (work / "debs").glob("asterisk_*.deb"):
        return path.name.split("_")[1].replace("%3a", ":").partition(":")[2] or path.name.split("_")[1]
    raise Unable(verdicts.cannot_fetch("软件源里没有 asterisk", "the mirror has no asterisk"))


def _apt(command: list[str], source: Mirror) -> None:
    environment = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    ran = subprocess.run(
        command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, errors="replace"
    )
    failed = [line for line in ran.stderr.splitlines() if line.startswith(("E:", "W: Failed", "Err"))]
    if ran.returncode or any(line.startswith("W: Failed to fetch") for line in failed):
        why = failed[0][:200] if failed else f"apt-get: {ran.returncode}"
        raise Unable(
            verdicts.cannot_fetch(f"从 {source.uri} 取不到：{why}", f"{source.uri} does not give it: {why}")
        )


def _unpack(work: Path) -> None:
    root = work / "root"
    root.mkdir()
    for deb in sorted((work / "debs").glob("*.deb")):
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE) as packed:
            ran = subprocess.run(
                [
                    "tar",
                    "-x",
                    "-C",
                    str(root),
                    "--keep-directory-symlink",
                    "--no-same-owner",
                    "--no-same-permissions",
                ],
                stdin=packed.stdout,
                capture_output=True,
                text=True,
                errors="replace",
            )
        if ran.returncode or packed.returncode:
            why = (ran.stderr.splitlines() or [deb.name])[-1][:200]
            raise Unable(
                verdicts.cannot_fetch(f"解不开 {deb.name}：{why}", f"{deb.name} cannot be unpacked: {why}")
            )
