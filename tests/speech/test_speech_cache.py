"""The cache: by content, verified, safe when a build is killed or another one runs beside it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ivrc.speech import Settings, speak
from ivrc.speech.cache import Cache, address
from ivrc.speech.findings import Failure

TONES = Settings(engines=("tones",))


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key = address("engine", "1", "voice", 1.0, "text")
    assert cache.find(key) is None
    kept = cache.keep(key, b"RIFF sound", 1.5, {"engine": "engine"})
    assert cache.find(key) == kept
    assert kept.path.read_bytes() == b"RIFF sound"
    assert kept.seconds == 1.5


def test_every_part_of_an_address_counts() -> None:
    same = address("kokoro", "1", "zf", 1.0, "a")
    others = [
        address("edge", "1", "zf", 1.0, "a"),
        address("kokoro", "2", "zf", 1.0, "a"),
        address("kokoro", "1", "zm", 1.0, "a"),
        address("kokoro", "1", "zf", 1.1, "a"),
        address("kokoro", "1", "zf", 1.0, "b"),
        address("kokoro", "1", "zf", 1.0, "a", ""),
    ]
    assert len({same, *others}) == 7
    assert same == address("kokoro", "1", "zf", 1.0, "a")


@pytest.mark.parametrize("damage", [b"", b"RIFF sounX", b"RIFF sound and more"])
def test_corrupt_audio_is_not_served(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    kept = cache.keep("ab" * 32, b"RIFF sound", 1, {})
    kept.path.write_bytes(damage)
    assert cache.find("ab" * 32) is None
    assert cache.keep("ab" * 32, b"RIFF sound", 1, {}) == cache.find("ab" * 32)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"audio": "../../../etc/passwd", "seconds": 1}', '{"audio": 3}']
)
def test_a_corrupt_entry_is_not_served(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.keep("ab" * 32, b"RIFF sound", 1, {})
    next((tmp_path / "entries").rglob("*.json")).write_text(damage)
    assert cache.find("ab" * 32) is None


def test_a_corrupt_entry_is_spoken_anew(make, tmp_path: Path) -> None:
    first = speak([make("您好", "a")], TONES, tmp_path).clips["a"]
    whole = first.path.read_bytes()
    first.path.write_bytes(whole[:-100])
    again = speak([make("您好", "a")], TONES, tmp_path).clips["a"]
    assert not again.cached
    assert again.path.read_bytes() == whole
    assert speak([make("您好", "a")], TONES, tmp_path).clips["a"].cached


WRITER = """
import sys
from pathlib import Path
from ivrc.speech.cache import Cache, address
cache = Cache(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(100000):
    cache.keep(address(str(n % 50)), bytes(str(n % 50), "ascii") * 40000, n % 50, {})
"""


def test_a_killed_build_leaves_nothing_half_written(tmp_path: Path) -> None:
    moments = random.Random(7)
    for _ in range(6):
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
            for _ in range(2)
        ]
        for writer in writers:
            assert writer.stdout
            writer.stdout.readline()
        time.sleep(moments.random() / 5)
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.communicate()
        cache = Cache(tmp_path)
        entries = list((tmp_path / "entries").rglob("*.json"))
        assert entries
        for entry in entries:
            kept = cache.find(entry.stem)
            assert kept
            assert kept.path.read_bytes() == bytes(str(int(kept.seconds)), "ascii") * 40000


def test_parts_that_a_killed_build_left_are_removed_later(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    folder = cache.keep("ab" * 32, b"RIFF sound", 1, {}).path.parent
    old, young = folder / ".part-old", folder / ".part-young"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    cache.keep("ab" * 32, b"RIFF sound", 1, {})
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Failure, match=r"file cannot be written: Not a directory"):
        Cache(tmp_path / "file").keep("ab" * 32, b"", 1, {})


def test_a_full_disk_is_said_once_and_leaves_nothing(
    make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = speak([make("您好", "a"), make("再见", "b")], TONES, tmp_path)
    monkeypatch.undo()
    assert [d.code for d in result.diagnostics] == ["IVRC517"]
    assert "No space left on device" in result.diagnostics[0].en
    assert not result.clips
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]
    assert len(speak([make("您好", "a"), make("再见", "b")], TONES, tmp_path).clips) == 2
