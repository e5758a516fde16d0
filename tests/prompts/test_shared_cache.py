"""The cache behind the cache: any address of fsspec, many writers, and what happens when it fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fsspec
import pytest
from prompt_parts import speech

from ivrc.cli import main
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings
from ivrc.speech.cache import Cache
from ivrc.speech.production import produce
from ivrc.speech.recipe import Recipe
from ivrc.speech.store import Store
from ivrc.speech.studio import Studio

RECIPE = Recipe("reed", "1", "low", 210.0, 170.0, 1.0, ("您好",))
KEY = RECIPE.key


@pytest.fixture(params=["memory", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return (tmp_path / "shared").as_uri()
    fsspec.filesystem("memory").store.clear()
    return "memory://acme/clips"


def folder_instead(file: Path) -> None:
    (file / "within").mkdir(parents=True)


def test_another_machine_finds_what_one_has_kept(tmp_path: Path, address: str) -> None:
    kept = Cache(tmp_path / "one", Store(address)).keep(RECIPE, b"RIFF sound", 1.5, "")
    two = Cache(tmp_path / "two", Store(address))
    found = two.find(RECIPE)
    assert found
    assert found.path.read_bytes() == b"RIFF sound"
    assert (found.seconds, found.digest) == (1.5, kept.digest)
    assert found.path.is_relative_to(tmp_path / "two")
    assert Cache(tmp_path / "two").find(RECIPE) == found
    assert Cache(tmp_path / "three", Store(address)).audio(kept.digest, 1.5)


@pytest.mark.parametrize("damage", [b"", b"RIFF sounX", b"RIFF sound and more"])
def test_poisoned_audio_is_not_served_and_is_mended(tmp_path: Path, address: str, damage: bytes) -> None:
    kept = Cache(tmp_path / "one", Store(address)).keep(RECIPE, b"RIFF sound", 1.5, "")
    store = Store(address)
    assert store.put(f"audio/{kept.digest[:2]}/{kept.digest}.wav", damage)
    two = Cache(tmp_path / "two", store)
    assert two.find(RECIPE) is None
    assert two.damaged == [KEY]
    two.keep(RECIPE, b"RIFF sound", 1.5, "")
    assert Cache(tmp_path / "three", Store(address)).find(RECIPE)


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b'{"audio": "../../../etc/passwd", "seconds": 1}'])
def test_a_poisoned_entry_is_not_served(tmp_path: Path, address: str, damage: bytes) -> None:
    Cache(tmp_path / "one", Store(address)).keep(RECIPE, b"RIFF sound", 1.5, "")
    store = Store(address)
    assert store.put(f"entries/{KEY[:2]}/{KEY}.json", damage)
    two = Cache(tmp_path / "two", store)
    assert two.find(RECIPE) is None
    assert two.damaged == [KEY]


def clips(count: int) -> list[Clip]:
    return [Clip(f"c{n}", f"第{n}句话", "zh-CN", (), Span("m.ivr", n + 1, 1, n + 1, 2)) for n in range(count)]


def test_a_damaged_prompt_is_named_and_made_anew(tmp_path: Path) -> None:
    studio = Studio(Settings(engines=("tones",)), tmp_path)
    first = produce(clips(3), studio)
    path = first.clips["c1"].path
    whole = path.read_bytes()
    path.write_bytes(b"poison")
    again = produce(clips(3), studio)
    assert [d.code for d in again.diagnostics] == ["IVRC532"]
    assert "第1句话" in again.diagnostics[0].zh
    assert again.diagnostics[0].severity == "warning"
    assert path.read_bytes() == whole
    assert not produce(clips(3), studio).diagnostics


def test_many_writers_of_the_same_prompts(tmp_path: Path, address: str) -> None:
    def one(number: int) -> dict[str, str]:
        studio = Studio(Settings(engines=("tones",)), tmp_path / f"machine{number}", shared=address)
        result = produce(clips(20), studio)
        assert not result.diagnostics
        return {name: said.audio for name, said in result.clips.items()}

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(one, range(8)))
    assert all(result == results[0] for result in results)
    fresh = Studio(Settings(engines=("tones",)), tmp_path / "late", shared=address)
    assert all(said.cached for said in produce(clips(20), fresh).clips.values())


def test_a_store_that_fails_is_named_and_gets_its_prompts_later(tmp_path: Path) -> None:
    (tmp_path / "shared").write_text("no folder")
    address = (tmp_path / "shared").as_uri()
    studio = Studio(Settings(engines=("tones",)), tmp_path / "one", shared=address)
    result = produce(clips(3), studio)
    assert [d.code for d in result.diagnostics] == ["IVRC530"]
    assert result.diagnostics[0].severity == "warning"
    assert address in result.diagnostics[0].en
    assert len(result.clips) == 3
    assert len(list((tmp_path / "one/unsent").iterdir())) == 3
    (tmp_path / "shared").unlink()
    assert not produce(clips(3), studio).diagnostics
    assert not list((tmp_path / "one/unsent").iterdir())
    other = Studio(Settings(engines=("tones",)), tmp_path / "two", shared=address)
    assert all(said.cached for said in produce(clips(3), other).clips.values())


@pytest.mark.parametrize(("address", "code"), [("nosuch://bucket/a", "IVRC530"), ("s3://bucket/a", "IVRC5")])
def test_an_address_that_cannot_be_opened(tmp_path: Path, address: str, code: str) -> None:
    studio = Studio(Settings(engines=("tones",)), tmp_path, shared=address)
    if address.startswith("s3:"):
        pytest.importorskip("fsspec")
        try:
            import s3fs  # noqa: F401
        except ImportError:
            code = "IVRC542"
        else:
            pytest.skip("s3fs is installed: it would look for the network")
    result = produce(clips(1), studio)
    assert result.diagnostics[0].code.startswith(code)
    assert list(result.clips) == ["c0"]


def test_a_build_names_the_shared_cache_in_ivrc_yaml(project: Path, tmp_path: Path) -> None:
    speech(project, "engines: [tones]", f"cache: {(tmp_path / 'shared').as_uri()}")
    assert main(["build"]) == 0
    assert len(list((tmp_path / "shared/audio").rglob("*.wav"))) == 13
    shutil.rmtree(tmp_path / "cache")
    assert main(["build", "-o", "again"]) == 0
    one, two = (
        json.loads((project / d / "示例/voicexml/manifest.json").read_text()) for d in ("dist", "again")
    )
    assert one["files"] == two["files"]


def test_without_an_address_fsspec_is_not_imported(project: Path) -> None:
    code = "import sys; from ivrc.cli import main; main(['build']); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"fsspec", "distributed", "dask", "openpyxl"} & set(out.split())


def test_rotated_entries_of_the_shared_store_are_told_and_mended(tmp_path: Path) -> None:
    """Another machine's folder, rotated: the prompts are made anew, and the store is put right."""
    shared = tmp_path / "shared"
    one = produce(clips(5), Studio(Settings(engines=("tones",)), tmp_path / "one", shared=shared.as_uri()))
    files = sorted((shared / "entries").rglob("*.json"))
    held = [file.read_bytes() for file in files]
    for file, data in zip(files, held[1:] + held[:1], strict=True):
        file.write_bytes(data)
    two = produce(clips(5), Studio(Settings(engines=("tones",)), tmp_path / "two", shared=shared.as_uri()))
    assert [d.code for d in two.diagnostics] == ["IVRC532"]
    assert {c: s.audio for c, s in two.clips.items()} == {c: s.audio for c, s in one.clips.items()}
    assert not any(said.cached for said in two.clips.values())
    three = produce(
        clips(5), Studio(Settings(engines=("tones",)), tmp_path / "three", shared=shared.as_uri())
    )
    assert not three.diagnostics
    assert all(said.cached for said in three.clips.values())


@pytest.mark.parametrize("instead", [folder_instead, os.mkfifo])
@pytest.mark.parametrize("what", ["entries", "audio"])
def test_what_is_no_file_in_the_place_of_a_shared_object(
    tmp_path: Path, what: str, instead: Callable[[Path], None]
) -> None:
    shared = tmp_path / "shared"
    produce(clips(2), Studio(Settings(engines=("tones",)), tmp_path / "one", shared=shared.as_uri()))
    for file in [path for path in (shared / what).rglob("*") if path.is_file()]:
        file.unlink()
        instead(file)
    two = produce(clips(2), Studio(Settings(engines=("tones",)), tmp_path / "two", shared=shared.as_uri()))
    assert [d.code for d in two.diagnostics] == ["IVRC532"]
    assert len(two.clips) == 2
    three = produce(
        clips(2), Studio(Settings(engines=("tones",)), tmp_path / "three", shared=shared.as_uri())
    )
    assert not three.diagnostics
    assert all(said.cached for said in three.clips.values())


def test_what_was_not_sent_is_sent_only_if_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "shared").write_text("no folder")
    address = (tmp_path / "shared").as_uri()
    studio = Studio(Settings(engines=("tones",)), tmp_path / "one", shared=address)
    produce(clips(3), studio)
    notes = sorted((tmp_path / "one/unsent").iterdir())
    held = [note.read_bytes() for note in notes]
    for note, data in zip(notes, held[1:] + held[:1], strict=True):
        note.write_bytes(data)
    (tmp_path / "shared").unlink()
    Cache(tmp_path / "one", Store(address))
    assert not list((tmp_path / "one/unsent").iterdir())
    assert not (tmp_path / "shared").exists()
