"""Settings that one engine alone has: declared by it, written in ivrc.yaml, part of what a build depends on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.flow.nodes import Clip
from ivrc.prompts.choice import read
from ivrc.speech import Settings, engines
from ivrc.speech.engines.options import Option, schema
from ivrc.speech.findings import Failure
from ivrc.speech.studio import asked

PITCH = Option("bell.pitch", {"type": "string"})
FOLDER = Option("bell.folder", {"type": "string"}, files=lambda place: (place / "a.onnx", place / "b.txt"))


def test_the_projects_schema_has_what_the_engines_declare(root: Path) -> None:
    whole = json.loads((root / "ivrc/schemas/project.json").read_text(encoding="utf-8"))
    keys = whole["properties"]["speech"]["properties"]
    for name, wanted in schema(engines.options()).items():
        assert keys.pop(name) == wanted
    assert "kokoro_model" not in keys


def test_every_other_key_of_the_schema_is_common(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine is loaded to read a project that gives none of them anything."""
    whole = json.loads((root / "ivrc/schemas/project.json").read_text(encoding="utf-8"))
    common = dict.fromkeys(whole["properties"]["speech"]["properties"], "1")
    for name in schema(engines.options()):
        del common[name]
    monkeypatch.setattr(engines, "options", lambda: pytest.fail("engines were loaded"))
    assert engines.own(common, root) == ()
    assert engines.files(common, root) == {}


def test_an_option_may_stand_in_a_mapping_of_its_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "options", lambda: (PITCH, FOLDER))
    speech = {"bell": {"pitch": "+5Hz", "folder": "models/bell"}}
    assert schema((PITCH, FOLDER))["bell"]["properties"].keys() == {"pitch", "folder"}
    settings = read(speech, Path("/p")).settings
    assert (PITCH.given(settings), FOLDER.path(settings)) == ("+5Hz", Path("/p/models/bell"))
    assert settings.names_files
    assert engines.files(speech, Path("/p")) == {
        "bell.folder/a.onnx": Path("/p/models/bell/a.onnx"),
        "bell.folder/b.txt": Path("/p/models/bell/b.txt"),
    }
    assert not read({"engines": ["tones"]}, Path("/p")).settings.names_files


def test_what_an_engine_is_given_is_asked_for(make) -> None:
    clip: Clip = make("您好", "a")
    high, low = (Settings(own=(("bell.pitch", pitch),)) for pitch in ("+5Hz", "-5Hz"))
    assert len({asked(clip, each) for each in (high, low, Settings())}) == 3


def no_engine_at_all() -> None:
    """What a package may have put under the name of an engine."""


def test_what_is_no_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    entry = metadata.EntryPoint("odd", f"{__name__}:no_engine_at_all", "ivrc.engines")
    monkeypatch.setattr(metadata, "entry_points", lambda **_: metadata.EntryPoints([entry]))
    with pytest.raises(Failure) as refused:
        engines.factory("odd")
    assert refused.value.code == "IVRC514" and "no_engine_at_all" in refused.value.zh
    assert engines.by_itself("odd"), "what it once made can still be kept"


def test_only_the_tones_hang_on_the_other_clips() -> None:
    assert [name for name in engines.BUILT_IN if not engines.by_itself(name)] == ["tones"]
    assert engines.by_itself("recording")
