"""From the talent's script to recordings in the build: export, import, and what becomes of changed words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import soundfile
from prompt_parts import record, voice

from ivrc.cli import main
from ivrc.speech.level import measure

WELCOME = "您好，欢迎致电示例公司。"


def script(project: Path) -> list[dict[str, str]]:
    assert main(["prompts", "export", "-o", "稿.csv"]) == 0
    return list(csv.DictReader(io.StringIO((project / "稿.csv").read_text(encoding="utf-8-sig"))))


def id_of(project: Path, text: str) -> str:
    return next(row["编号"] for row in script(project) if row["文字"] == text)


def states(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    main(["prompts", "list", "--json"])
    return {row["text"]: row["state"] for row in json.loads(capsys.readouterr().out)}


def test_the_script_as_excel_and_as_csv_say_the_same(project: Path) -> None:
    rows = script(project)
    assert (project / "稿.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["prompts", "export", "-o", "录音稿.xlsx"]) == 0
    book = openpyxl.load_workbook(project / "录音稿.xlsx")
    head, *body = book["录音稿"].iter_rows(values_only=True)
    assert [
        dict(zip(head, (f"{c:g}" if isinstance(c, float | int) else c or "" for c in r))) for r in body
    ] == rows
    assert len(book["说明"]["A"]) > 3
    first = next(row for row in rows if row["文字"] == "人工服务请按0")
    assert (first["前一句"], first["后一句"]) == ("业务咨询请按1", "重听请按*")
    assert next(row for row in rows if row["文字"] == "重听请按*")["后一句"] == "（等来电者按键）"
    assert all(1 <= float(row["最长秒数"]) < 20 for row in rows)
    assert {row["状态"] for row in rows} == {"待录"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_words_that_look_like_a_formula_stay_words(project: Path, cut, sign: str) -> None:
    hostile = f"{sign}HYPERLINK(1)点击"
    cut("“您好，欢迎致电{企业名称}。”", f"“{hostile}”")
    rows = script(project)
    assert [row for row in rows if row["文字"].startswith(f"'{sign}HYPER")]
    cells = [c for row in rows for c in row.values()]
    assert not [c for c in cells if c.startswith(sign)]
    assert main(["prompts", "export", "-o", "稿.xlsx"]) == 0
    sheet = openpyxl.load_workbook(project / "稿.xlsx")["录音稿"]
    cell = next(c for row in sheet for c in row if isinstance(c.value, str) and "HYPER" in c.value)
    assert cell.data_type == "s"
    assert cell.value.startswith(sign)


def test_a_recording_is_taken_trimmed_and_levelled(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    name = id_of(project, WELCOME)
    record(project / "交付" / f"{name}.flac", voice(3, peak=0.05, noise=2e-5))
    assert main(["prompts", "import", "交付"]) == 0
    out = capsys.readouterr().out
    assert "收下 1 条录音，还有 12 条没有录音" in out
    samples, rate = soundfile.read(project / "prompts/recordings/zh-CN" / f"{name}.wav")
    assert rate == 44100
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)
    assert 2.6 < len(samples) / rate < 3.3
    assert states(capsys)[WELCOME] == "recorded"
    assert main(["build"]) == 0
    manifest = json.loads((project / "dist/示例/asterisk/manifest.json").read_text(encoding="utf-8"))
    assert {c["text"]: c["engine"] for c in manifest["clips"]}[WELCOME] == "recording"
    assert next(r for r in script(project) if r["文字"] == WELCOME)["状态"] == "已录"


@pytest.mark.parametrize("stem", [WELCOME, WELCOME.rstrip("。")])
@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_a_recording_is_also_known_by_its_words(project: Path, stem: str, suffix: str) -> None:
    record(project / "交付" / "第一批" / f"{stem}{suffix}", voice(3))
    assert main(["prompts", "import", "交付"]) == 0
    index = json.loads((project / "prompts/recordings/recordings.json").read_text(encoding="utf-8"))
    (entry,) = index["prompts"].values()
    assert entry["text"] == WELCOME
    assert (project / "prompts/recordings" / entry["file"]).is_file()


def clipped() -> np.ndarray:
    return np.clip(voice(3, peak=3), -0.9, 0.9)


@pytest.mark.parametrize(
    ("samples", "rate", "code", "word"),
    [
        (clipped(), 44100, "IVRC539", "削波"),
        (np.zeros(44100), 44100, "IVRC539", "听不到"),
        (np.stack([voice(3)] * 3, axis=1), 44100, "IVRC539", "3 个声道"),
        (np.stack([voice(3), -voice(3)], axis=1), 44100, "IVRC539", "相位相反"),
        (voice(3, rate=4000), 4000, "IVRC539", "采样率"),
        (np.stack([voice(3), 0.9 * voice(3)], axis=1), 44100, "IVRC540", "立体声"),
        (voice(3, peak=0.008, noise=1e-5), 44100, "IVRC540", "太轻"),
        (voice(3, noise=0.01), 44100, "IVRC540", "噪声"),
        (voice(9), 44100, "IVRC540", "太长"),
        (voice(0.5), 44100, "IVRC540", "太短"),
    ],
)
def test_a_flawed_recording_is_refused_or_taken_with_a_warning(
    project: Path, samples: np.ndarray, rate: int, code: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = record(project / "交付" / f"{WELCOME}.wav", samples, rate)
    assert main(["prompts", "import", "交付"]) == (1 if code == "IVRC539" else 0)
    out = capsys.readouterr().out
    assert code in out
    assert word in out
    assert file.name in out
    taken = list((project / "prompts/recordings").rglob("*.wav"))
    assert len(taken) == (0 if code == "IVRC539" else 1)


def test_a_good_recording_has_nothing_to_be_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(project / "交付" / f"{WELCOME}.wav", voice(3))
    assert main(["prompts", "import", "交付"]) == 0
    assert "IVRC" not in capsys.readouterr().out


def test_strangers_rubbish_and_doubles(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(project / "交付" / "您好，欢迎致电示例公师.wav", voice(3))
    record(project / "交付" / f"{WELCOME}.wav", voice(3))
    record(project / "交付" / f"{WELCOME}.flac", voice(3))
    (project / "交付" / "重听请按*.m4a").write_bytes(b"not audio")
    (project / "交付" / "readme.txt").write_text("hello")
    assert main(["prompts", "import", "交付"]) == 1
    out = capsys.readouterr().out
    assert "IVRC538" in out
    assert "是不是" in out
    assert "同一句已经有" in out
    assert "不是可识别的音频" in out
    assert "收下 1 条录音" in out


def test_changed_words_make_a_recording_stale(
    project: Path, reed, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    record(project / "交付" / "人工服务请按0.wav", voice(2))
    assert main(["prompts", "import", "交付"]) == 0
    assert main(["build", "--release", "--uncommitted"]) == 0
    cut("人工服务请按0", "人工服务请按9")
    capsys.readouterr()
    assert main(["build"]) == 0
    out = capsys.readouterr().out
    assert "提醒[IVRC533]" in out
    assert "录的是“人工服务请按0”" in out
    assert "menus/示例.ivr:13" in out
    assert states(capsys)["人工服务请按9"] == "stale"
    before = (project / "dist/示例/asterisk/manifest.json").read_bytes()
    assert main(["build", "--release", "--uncommitted"]) == 1
    assert "错误[IVRC533]" in capsys.readouterr().out
    assert (project / "dist/示例/asterisk/manifest.json").read_bytes() == before
    assert next(r for r in script(project) if r["文字"] == "人工服务请按9")["状态"] == "文字改过，要重录"
    record(project / "补录" / "人工服务请按9.wav", voice(2, seed=2))
    assert main(["prompts", "import", "补录"]) == 0
    capsys.readouterr()
    assert main(["build", "--release", "--uncommitted"]) == 0
    assert "IVRC533" not in capsys.readouterr().out


def test_a_new_line_before_it_does_not_make_a_recording_stale(
    project: Path, reed, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    record(project / "交付" / "人工服务请按0.wav", voice(2))
    assert main(["prompts", "import", "交付"]) == 0
    cut("    人工服务请按0", "    投诉建议请按3 → 咨询\n    人工服务请按0")
    assert main(["build", "--release", "--uncommitted"]) == 0
    assert "IVRC533" not in capsys.readouterr().out
    assert states(capsys)["人工服务请按0"] == "recorded"


def test_a_new_reading_keeps_the_recording(project: Path, cut, capsys: pytest.CaptureFixture[str]) -> None:
    record(project / "交付" / "人工服务请按0.wav", voice(2))
    assert main(["prompts", "import", "交付"]) == 0
    cut("人工服务请按0", "{人工:rén gōng}服务请按0")
    assert states(capsys)["人工服务请按0"] == "recorded"


def test_words_that_changed_while_the_talent_was_recording(
    project: Path, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    name = id_of(project, "人工服务请按0")
    cut("人工服务请按0", "人工服务请按9")
    record(project / "交付" / f"{name}.wav", voice(2))
    capsys.readouterr()
    assert main(["prompts", "import", "交付"]) == 0
    out = capsys.readouterr().out
    assert "IVRC541" in out
    assert "录的是“人工服务请按0”，这句话后来改成了“人工服务请按9”" in out
    assert not list((project / "prompts/recordings").rglob("*.wav"))


@pytest.mark.parametrize("text", ["{", "[]", '{"prompts": {"a": {}}}', "<<<<<<< HEAD"])
def test_an_index_that_makes_no_sense(project: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "prompts/recordings/recordings.json").write_text(text)
    assert main(["build"]) == 1
    assert "IVRC535" in capsys.readouterr().out


def test_other_forms_and_folders_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "export", "-o", "稿.docx"]) == 2
    assert "IVRC011" in capsys.readouterr().out
    assert main(["prompts", "import", "没有"]) == 2
    assert "IVRC003" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("句.wav", "这是一个文件"),
        ("没有", "没有这个文件夹"),
    ],
)
def test_what_is_no_folder_of_recordings_is_told_as_what_it_is(
    name: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not name.startswith("没有"):
        (project / name).write_bytes(b"x")
    assert main(["prompts", "import", name]) == 2
    out = capsys.readouterr().out
    assert f"[IVRC003]：{told}" in out and "ivrc prompts import 交付/" in out
