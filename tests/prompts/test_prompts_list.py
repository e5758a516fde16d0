"""`ivrc prompts list`, `play` and `audition`, as a user runs them."""

from __future__ import annotations

import base64
import html
import io
import json
import re
from pathlib import Path

import pytest
import soundfile

from ivrc.cli import main


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    capsys.readouterr()
    assert main(["prompts", "list", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_before_anything_is_spoken_the_list_speaks_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(capsys)
    assert {row["state"] for row in rows} == {"missing"}
    assert {row["seconds"] for row in rows} == {None}
    assert {row["source"] for row in rows} == {"tones"}
    assert not list(project.parent.rglob("*.wav"))


def test_every_clip_with_its_words_places_and_sound(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    rows = listed(capsys)
    manifest = json.loads((project / "dist/示例/asterisk/manifest.json").read_text(encoding="utf-8"))
    assert [(r["id"], r["text"]) for r in rows] == [(c["id"], c["text"]) for c in manifest["clips"]]
    assert [r["seconds"] for r in rows] == [c["seconds"] for c in manifest["clips"]]
    assert all(-27.5 <= row["level_dbov"] <= -25.5 for row in rows)  # a lone tone, with its hangover
    assert {row["state"] for row in rows} == {"spoken"}
    silence = next(row for row in rows if row["text"].startswith("没有收到"))
    assert silence["used"] == [
        {"node": "主菜单", "position": 1, "why": "silence", "file": "menus/示例.ivr", "line": 11}
    ]
    assert silence["written"] == {"file": "menus/示例.ivr", "line": 5, "column": 15}


def test_the_list_for_people(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    capsys.readouterr()
    assert main(["prompts", "list"]) == 0
    out = capsys.readouterr().out
    assert "示例  menus/示例.ivr  13 条" in out
    assert "    您好，欢迎致电示例公司。\n" in out
    assert "欢迎 menus/示例.ivr:9" in out
    assert "主菜单 没有按键时 menus/示例.ivr:5" in out
    assert main(["prompts", "list", "--lang", "en"]) == 0
    assert "on silence" in capsys.readouterr().out


def test_the_list_tells_drafts_what_is_approved_and_the_projects_own_words(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    path = project / "prompts.lock"
    lock = json.loads(path.read_text("utf-8"))
    (section,) = lock["hotlines"].values()
    words = "您好，欢迎致电示例公司。"
    (name,) = [each for each, entry in section.items() if entry["text"] == words]
    lock["approved"] = {f"zh-CN/{name}": {"by": "王经理", "text": words}}
    path.write_text(json.dumps(lock), "utf-8")
    capsys.readouterr()
    assert main(["prompts", "list"]) == 0
    out = capsys.readouterr().out
    assert [line.split("  ")[-1] for line in out.splitlines() if line.startswith(name)] == ["王经理 同意"]
    assert "草稿" in out
    assert main(["prompts", "list", "--lang", "en"]) == 0
    assert "approved by 王经理\n" in capsys.readouterr().out


def test_a_menu_with_errors_lists_nothing_and_says_why(
    project: Path, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    cut("→ 咨询", "→ 查询")
    assert main(["prompts", "list"]) == 1
    assert "IVRC203" in capsys.readouterr().out


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for aplay, for no machine of a test has a sound card: it keeps what it was to play."""
    program = tmp_path / "bin" / "aplay"
    program.parent.mkdir()
    heard = tmp_path / "heard.wav"
    program.write_text(f'#!/bin/sh\n[ "$1" = -q ] && /bin/cp "$2" "{heard}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return heard


@pytest.mark.parametrize("name", ["业务咨询请按1", "业务咨询请按1-", "业务"])
def test_play_speaks_what_is_missing_and_plays_it(
    project: Path, player: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prompts", "play", name]) == 0
    assert "业务咨询请按1" in capsys.readouterr().out
    samples, rate = soundfile.read(player)
    assert rate == 8000
    assert len(samples) > 4000
    assert len(list(project.parent.rglob("audio/*/*.wav"))) == 1


def test_play_without_a_player_says_what_to_install_and_how_to_listen_elsewhere(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for lang, missing in (("zh", "没有播放程序"), ("en", "no program on this machine that plays sound")):
        assert main(["prompts", "play", "业务", "--lang", lang]) == 2
        err = capsys.readouterr().err
        assert "IVRC537" in err and missing in err and "alsa-utils" in err and "prompts audition -o" in err
        assert "cache" not in err


def test_play_with_a_player_that_cannot_names_it(
    project: Path, player: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (player.parent / "bin" / "aplay").write_text("#!/bin/sh\nexit 1\n")
    assert main(["prompts", "play", "业务"]) == 2
    err = capsys.readouterr().err
    assert "aplay 放不出声音" in err and "prompts audition -o" in err and "alsa-utils" not in err


@pytest.mark.parametrize(
    ("name", "told"), [("请", "7 条"), ("没有这句", "没有编号"), ("业务资询请按1", "是不是")]
)
def test_play_of_none_or_several(
    project: Path, player: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prompts", "play", name]) == 2
    err = capsys.readouterr().err
    assert "IVRC536" in err
    assert told in err
    assert not player.exists()


def test_the_audition_page_holds_every_prompt_and_its_sound(project: Path) -> None:
    assert main(["prompts", "audition", "-o", "试听.html"]) == 0
    page = (project / "试听.html").read_text(encoding="utf-8")
    sounds = re.findall(r'src="data:audio/flac;base64,([^"]+)"', page)
    assert len(sounds) == page.count("<audio") == 13
    assert page.count('type="checkbox"') == 26
    assert "http:" not in page
    assert "https:" not in page
    assert "<script" not in page
    manifest = json.loads(
        (project / "dist/示例/asterisk/manifest.json").read_text(encoding="utf-8")
        if main(["build"]) == 0
        else "{}"
    )
    for clip, sound in zip(manifest["clips"], sounds, strict=True):
        assert html.escape(clip["text"]) in page
        samples, rate = soundfile.read(io.BytesIO(base64.b64decode(sound)))
        assert len(samples) / rate == pytest.approx(clip["seconds"], abs=0.002)


def test_the_audition_page_takes_hostile_words_as_words(project: Path, cut) -> None:
    cut("您好，欢迎致电", "<script>alert(1)</script>“引号”&欢迎致电".replace("“引号”", "'引号'"))
    assert main(["prompts", "audition", "-o", "a.html"]) == 0
    page = (project / "a.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_two_pages_are_the_same(project: Path) -> None:
    for name in ("a.html", "b.html"):
        assert main(["prompts", "audition", "-o", name]) == 0
    assert (project / "a.html").read_bytes() == (project / "b.html").read_bytes()


def test_a_page_that_cannot_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("")
    assert main(["prompts", "audition", "-o", "file/a.html"]) == 2
    assert "IVRC009" in capsys.readouterr().out
