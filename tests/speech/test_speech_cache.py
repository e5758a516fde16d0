"""The cache: by content, verified, safe when a build is killed or another one runs beside it."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc import seal
from ivrc.speech import Settings, speak
from ivrc.speech.cache import Cache, Damaged, read
from ivrc.speech.findings import Failure
from ivrc.speech.recipe import Recipe

TONES = Settings(engines=("tones",))


HELLO = Recipe("reed", "1", "low", 210.0, 170.0, 1.0, ("您好",))
GOODBYE = HELLO._replace(text=("再见",))


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.find(HELLO) is None
    kept = cache.keep(HELLO, b"RIFF sound", 1.5, "nín hǎo")
    assert cache.find(HELLO) == kept
    assert kept.path.read_bytes() == b"RIFF sound"
    assert kept.seconds == 1.5
    assert not cache.damaged


def test_every_part_of_a_recipe_counts() -> None:
    others = [
        HELLO._replace(engine="edge"),
        HELLO._replace(version="2"),
        HELLO._replace(voice="high"),
        HELLO._replace(rate=200),
        HELLO._replace(number_rate=150),
        HELLO._replace(syllables=(2, 0)),
        HELLO._replace(pauses=1.1),
        HELLO._replace(text=("您", "好"), rests=(0,)),
        HELLO._replace(text=("您", "好"), rests=(1,)),
        HELLO._replace(text=("您好", "")),
        HELLO._replace(piece=True),
        HELLO._replace(mastering="0"),
        GOODBYE,
    ]
    assert len({recipe.key for recipe in (HELLO, *others)}) == len(others) + 1
    assert Recipe.of(json.loads(json.dumps(HELLO.as_data()))) == HELLO


@pytest.mark.parametrize("damage", [b"", b"RIFF sounX", b"RIFF sound and more"])
def test_corrupt_audio_is_not_served(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    kept = cache.keep(HELLO, b"RIFF sound", 1, "")
    kept.path.write_bytes(damage)
    assert cache.find(HELLO) is None
    assert cache.damaged == [HELLO.key]
    assert cache.keep(HELLO, b"RIFF sound", 1, "") == cache.find(HELLO)


def entry_of(folder: Path, recipe: Recipe) -> Path:
    return folder / "entries" / recipe.key[:2] / f"{recipe.key}.json"


def reseal(file: Path, **changes: object) -> bytes:
    """An entry with other values, as somebody would write it who knows how."""
    return seal.text(seal.sealed({**seal.opened(file.read_bytes()), **changes})).encode()


def folder_instead(file: Path) -> None:
    file.unlink()
    (file / "within").mkdir(parents=True)


def pipe_instead(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def device_instead(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


NO_FILES = [folder_instead, pipe_instead, device_instead]

DAMAGES = {
    "empty": lambda f: f.write_bytes(b""),
    "cut off": lambda f: f.write_bytes(f.read_bytes()[:40]),
    "list": lambda f: f.write_text("[]"),
    "null": lambda f: f.write_text("null"),
    "former form": lambda f: f.write_text('{"audio": "' + "0" * 64 + '", "seconds": 1}'),
    "path": lambda f: f.write_bytes(reseal(f, audio="../../../etc/passwd")),
    "number for audio": lambda f: f.write_bytes(reseal(f, audio=3)),
    "NaN": lambda f: f.write_bytes(reseal(f, seconds=float("nan"))),
    "infinite": lambda f: f.write_bytes(reseal(f, seconds=float("inf"))),
    "negative": lambda f: f.write_bytes(reseal(f, seconds=-1)),
    "seconds in words": lambda f: f.write_bytes(reseal(f, seconds="one")),
    "no recipe": lambda f: f.write_bytes(reseal(f, recipe={})),
    "recipe of a list": lambda f: f.write_bytes(reseal(f, recipe=[1])),
    "another's recipe": lambda f: f.write_bytes(reseal(f, recipe=GOODBYE.as_data())),
    "one value changed": lambda f: f.write_text(f.read_text().replace('"seconds": 1', '"seconds": 2')),
    "nested deep": lambda f: f.write_text("[" * 100_000),
    "not UTF-8": lambda f: f.write_bytes(b"\xff\xfe{}"),
    "a folder": folder_instead,
    "a pipe": pipe_instead,
    "a device": device_instead,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_corrupt_entry_is_not_served_but_told_and_remade(tmp_path: Path, damage: str) -> None:
    Cache(tmp_path).keep(HELLO, b"RIFF sound", 1, "")
    DAMAGES[damage](entry_of(tmp_path, HELLO))
    cache = Cache(tmp_path)
    assert cache.find(HELLO) is None
    assert cache.damaged == [HELLO.key]
    assert cache.keep(HELLO, b"RIFF sound", 1, "") == cache.find(HELLO)
    assert Cache(tmp_path).find(HELLO)


@pytest.mark.parametrize("instead", NO_FILES)
def test_what_is_no_file_in_the_place_of_audio_is_damage_too(
    tmp_path: Path, instead: Callable[[Path], None]
) -> None:
    kept = Cache(tmp_path).keep(HELLO, b"RIFF sound", 1, "")
    instead(kept.path)
    cache = Cache(tmp_path)
    assert cache.audio(kept.digest, 1) is None
    assert cache.find(HELLO) is None
    assert cache.damaged == [HELLO.key]
    assert cache.keep(HELLO, b"RIFF sound", 1, "") == cache.find(HELLO)


@given(data=st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_no_bytes_are_an_entry_but_an_entry(data: bytes) -> None:
    with pytest.raises(Damaged):
        read(data, HELLO.key)


@pytest.mark.parametrize("what", ["entries", "audio"])
def test_rotated_contents_are_told_and_every_prompt_is_its_own(make, tmp_path: Path, what: str) -> None:
    """Every file holds what another one held: none is served in another's place."""
    said = [make(f"第{n}句", f"c{n}") for n in range(13)]
    first = {c: s.path.read_bytes() for c, s in speak(said, TONES, tmp_path).clips.items()}
    files = sorted(path for path in (tmp_path / what).rglob("*") if path.is_file())
    assert len(files) == 13
    held = [file.read_bytes() for file in files]
    for file, data in zip(files, held[1:] + held[:1], strict=True):
        file.write_bytes(data)
    again = speak(said, TONES, tmp_path)
    assert [d.code for d in again.diagnostics] == ["IVRC532"]
    assert "等 13 条提示音" in again.diagnostics[0].zh
    assert {c: s.path.read_bytes() for c, s in again.clips.items()} == first
    assert not speak(said, TONES, tmp_path).diagnostics


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
from ivrc.speech.cache import Cache
from ivrc.speech.recipe import Recipe
cache = Cache(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(100000):
    recipe = Recipe("reed", "1", "low", 210.0, 170.0, 1.0, (str(n % 50),))
    cache.keep(recipe, bytes(str(n % 50), "ascii") * 40000, n % 50, "")
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
            kept = cache.find(read(entry.read_bytes(), entry.stem).recipe)
            assert kept
            assert kept.path.read_bytes() == bytes(str(int(kept.seconds)), "ascii") * 40000


def test_parts_that_a_killed_build_left_are_removed_later(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    folder = cache.keep(HELLO, b"RIFF sound", 1, "").path.parent
    old, young = folder / ".part-old", folder / ".part-young"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    cache.keep(HELLO, b"RIFF sound", 1, "")
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Failure, match=r"file cannot be written: Not a directory"):
        Cache(tmp_path / "file").keep(HELLO, b"", 1, "")


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
