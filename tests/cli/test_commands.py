"""The commands as a user runs them: output, exit status, and the other way round: no traceback, whatever comes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from ivrc.cli import main

ROOT = Path(__file__).parents[2]
MENU = "menus/大众联合.ivr"


def ivrc(*words: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ivrc", *words],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **env}, check=False, timeout=120,
    )  # fmt: skip


def test_the_shipped_menus_have_nothing_to_be_told(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "没有问题" in capsys.readouterr().out


def test_the_shipped_hotline_takes_thirty_lines(in_root: Path) -> None:
    lines = (in_root / MENU).read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip() and not line.strip().startswith("//")]) <= 30


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("ivrc 0.")


def test_version_imports_nothing_heavy() -> None:
    code = "import sys, ivrc.cli\ntry: ivrc.cli.main(['--version'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(out.split())
    assert loaded.isdisjoint(
        {"lark", "yaml", "numpy", "onnxruntime", "soundfile", "edge_tts", "pydub", "jsonschema_rs"}
    )


@pytest.mark.parametrize(
    "words", [[], ["nothing"], ["build", "--what"], ["call"], ["check", "--format", "xml"]]
)
def test_arguments_that_make_no_sense_end_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize(("lang", "told"), [("zh", "ivrc new 文件夹"), ("en", "ivrc new DIR")])
def test_without_any_argument_it_says_where_to_begin(
    lang: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IVRC_LANG", lang)
    with pytest.raises(SystemExit) as ended:
        main([])
    said = capsys.readouterr()
    assert ended.value.code == 2 and said.out == ""
    assert told in said.err and "--help" in said.err


def test_the_language_may_stand_before_the_command_and_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "en")
    for words in (["--lang", "zh", "check", "无.ivr"], ["check", "无.ivr", "--lang", "zh"]):
        assert main(words) == 2
        assert "没有这个文件" in capsys.readouterr().out
    assert main(["check", "无.ivr"]) == 2
    assert "no such file" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--lang", "zh"])
    assert "ivrc new 文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_every_format_tells_the_same_mistake(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = tmp_path / "坏.ivr"
    menu.write_text("热线 坏 4001234567\n", encoding="utf-8")
    assert main(["check", str(menu), "--format", form]) == 1
    out = capsys.readouterr().out
    assert "IVRC211" in out
    if form in ("json", "sarif", "gitlab"):
        json.loads(out)


def test_flow_prints_json_by_its_schema(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flow", MENU]) == 0
    flow = json.loads(capsys.readouterr().out)
    schema = json.loads((in_root / "ivrc" / "flow" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(flow, schema)
    assert flow["start"] == "欢迎"
    targets = {node["id"] for node in flow["nodes"]}
    assert flow["fault"]["target"] in targets


def test_a_number_in_the_flow_is_by_the_schema(
    in_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = tmp_path / "甲.ivr"
    menu.write_text(
        "热线 甲 4006659999\n    无按键 5秒，→ 再见\n    按错键 → 再见\n    故障 → 《系统故障》 挂机\n\n"
        "菜单 证件：“请输入证件号，按#号键结束。”\n    16至18位{证件号}，末位可为*，以#结束 → 再见\n\n播报 再见：“再见。” → 挂机\n",
        encoding="utf-8",
    )
    assert main(["flow", str(menu)]) == 0
    flow = json.loads(capsys.readouterr().out)
    jsonschema.validate(flow, json.loads((in_root / "ivrc/flow/schema.json").read_text(encoding="utf-8")))
    ((number,),) = [node["entries"] for node in flow["nodes"] if node["kind"] == "menu"]
    kept = {name: value for name, value in number.items() if name != "edge"}
    assert kept == {"lengths": [16, 17, 18], "end_key": "#", "variable": "证件号", "last": "*"}
    assert number["edge"]["cause"] == "number 证件号"


def test_a_scripted_call_as_json(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["call", MENU, "--keys", "0", "--at", "2026-11-23 10:00", "--from", "13800138000", "--json"]
    assert main([*words, "--dest", "客服坐席=busy"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0] == {"at": 0.0, "event": "answer", "in": "", "from": "13800138000"}
    assert [e["outcome"] for e in events if e["event"] == "outcome"] == ["busy", "busy"]
    assert events[-1]["who"] == "flow"


def test_a_scripted_call_as_a_transcript(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["call", MENU, "--keys", "2-.", "--at", "2026-11-23 10:00", "--from", "13800138000"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("来电  大众联合 33881001  2026-11-23 10:00  主叫 13800138000\n")
    assert "听到  “您好，大众联合。”" in out
    assert out.endswith("客户挂机\n")
    assert main(["call", MENU, "--keys", ".", "--lang", "en", "--at", "2026-11-23T10:00"]) == 0
    assert "caller hangs up" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--keys", "0x"],
        ["--keys", "0", "--at", "tomorrow"],
        ["--keys", "0", "--dest", "客服坐席=gone"],
        ["--keys", "0", "--dest", "客服座席=busy"],
        ["--keys", "0", "--site", "nowhere"],
    ],
)
def test_a_call_that_cannot_be_played_says_why(
    words: list[str], in_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["call", MENU, *words]) == 2
    told = capsys.readouterr()
    assert "改法" in told.out + told.err


def test_keys_typed_live_in_a_terminal() -> None:
    """A real terminal (pty): keys are typed while the transcript grows."""
    import pty
    import select
    import time

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ["IVRC_LANG"] = "zh"
        os.execv(sys.executable, [sys.executable, "-m", "ivrc", "call", MENU, "--at", "2026-11-23 10:00"])
    seen, typed, ends = "", False, time.monotonic() + 60
    raw = b""
    while time.monotonic() < ends:
        ready, _, _ = select.select([terminal], [], [], 1)
        if not ready:
            continue
        try:
            raw += os.read(terminal, 4096)
        except OSError:
            break
        seen = raw.decode(errors="replace")
        if "客服电话请拨0" in seen and not typed:
            os.write(terminal, b"x2")
            typed = True
        elif typed and "直拨分机" in seen:
            os.write(terminal, b".")
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, seen
    assert "按键  2" in seen
    assert "客户挂机" in seen


def test_new_makes_no_project_where_something_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "p")]) == 0
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    assert main(["new", str(tmp_path / "p")]) == 2
    assert "IVRC007" in capsys.readouterr().out
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before
    assert {path.name for path in (tmp_path / "p").iterdir()} == {
        ".schemas", "ivrc.yaml", "menus", "prompts", "sites", "tests",
    }  # fmt: skip


def test_new_where_nothing_can_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    for place in ("/proc/nothing", str(tmp_path / "file/p")):
        assert main(["new", place, "--lang", "en"]) == 2
        said = capsys.readouterr()
        assert "IVRC009" in said.out and place in said.out and said.err == ""


def test_new_tells_a_command_that_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, typed in (("my hotline", "cd 'my hotline'"), ("热线", "cd 热线"), ("a;b", "cd 'a;b'")):
        assert main(["new", name]) == 0
        assert typed in capsys.readouterr().out.split("\n")[1]


@pytest.mark.parametrize(("lang", "menu"), [("en", "acme"), ("zh", "示例")])
def test_new_writes_a_project_in_one_language_that_is_green_at_once(
    lang: str, menu: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    assert main(["new", "p", "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert f"ivrc call menus/{menu}.ivr" in said
    for path in (
        path for path in (tmp_path / "p").rglob("*") if path.is_file() and ".schemas" not in path.parts
    ):
        written = path.read_text(encoding="utf-8") + path.name
        assert lang == "zh" or not re.search("[\u3000-\u9fff，。]", written), path
    monkeypatch.chdir(tmp_path / "p")
    assert main(["check", "--lang", lang]) == 0
    assert ("nothing found" if lang == "en" else "没有问题") in capsys.readouterr().out
    assert main(["test", "--lang", lang]) == 0
    assert main(["call", f"menus/{menu}.ivr", "--keys", "1"]) == 0
    assert main(["build", "--engine", "tones"]) == 0
    assert sorted(path.name for path in (tmp_path / "p" / "dist" / menu).iterdir()) >= ["asterisk"]


def test_explain_prints_the_page_of_a_code_and_the_list_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ivrc203"]) == 0
    assert capsys.readouterr().out.startswith("# IVRC203 ")
    assert main(["explain"]) == 0
    assert "IVRC301" in capsys.readouterr().out
    assert main(["explain", "IVRC999"]) == 2


def test_say_speaks_as_a_build_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    out = tmp_path / "a.wav"
    assert main(["say", "您好", "-o", str(out), "--engine", "tones"]) == 0
    assert out.read_bytes()[:4] == b"RIFF"
    assert main(["say", "您好", "-o", str(tmp_path / "a.mp3"), "--engine", "tones"]) == 2
    assert main(["say", "您好", "-o", str(tmp_path / "no" / "a.wav"), "--engine", "tones"]) == 2
    assert main(["say", "。", "-o", str(out), "--engine", "tones"]) == 1


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("余额{12.5元}", "yú é shí èr yuán wǔ jiǎo。"),
        ("您的验证码是{1024}", "nín de yàn zhèng mǎ shì yāo líng èr sì。"),
        ("请按{8021:digits}", "qǐng àn bā líng èr yāo。"),
        ("{乐:lè}", "lè。"),
    ],
)
def test_say_reads_values_in_braces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, reading: str
) -> None:
    assert main(["say", words, "-o", str(tmp_path / "a.wav")]) == 0
    assert reading in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", ["余额{ }", "余额{", "}余额", "余额{三:digits}", "{{3}}", "{乐:not a reading}"]
)
def test_say_tells_of_braces_that_hold_no_value(
    in_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    out = tmp_path / "a.wav"
    assert main(["say", words, "-o", str(out)]) == 1
    assert ("IVRC507" if "reading" in words else "IVRC011") in capsys.readouterr().err
    assert not out.exists()


def test_say_joins_no_sentence_whose_language_it_cannot_cut(
    in_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.wav"
    assert (
        main(["say", "--joined", "Hallo {3}", "--locale", "de-DE", "-o", str(out), "--engine", "tones"]) == 1
    )
    assert "--joined" in capsys.readouterr().err and not out.exists()


@pytest.mark.parametrize(
    ("words", "locale", "told"),
    [
        ("Su código es {1024:digits}.", "es-ES", "Su código es | uno | cero | dos | cuatro."),
        ("Vous avez {21:number} messages.", "fr-FR", "Vous avez | vingt et un | messages."),
    ],
)
def test_say_joins_values_in_spanish_and_french(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, locale: str, told: str
) -> None:
    out = tmp_path / "a.wav"
    assert main(["say", "--joined", words, "--locale", locale, "-o", str(out), "--engine", "tones"]) == 0
    assert told in capsys.readouterr().out and out.stat().st_size > 8000


@pytest.mark.parametrize("joined", [["--joined"], []])
def test_say_tells_both_readings_of_a_value(
    in_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], joined: list[str]
) -> None:
    out = tmp_path / "a.wav"
    words = ["say", *joined, "Son {1.234:number}.", "--locale", "es-ES", "-o", str(out), "--engine", "tones"]
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "{1234:number}" in told and "{1,234:number}" in told and not out.exists()


def test_say_takes_a_voice_and_a_rate(
    in_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = []
    for rate in ("120", "240"):
        words = ["say", "您好，欢迎致电大众联合。", "--voice", "zm_yunjian", "--rate", rate]
        assert main([*words, "-o", str(tmp_path / "a.wav")]) == 0
        told = capsys.readouterr().out
        assert "zm_yunjian" in told
        seconds.append(float(re.search(r"([0-9.]+) s  ", told)[1]))
    assert 1.7 < seconds[0] / seconds[1] < 2.2


@pytest.mark.parametrize(
    ("option", "value", "code", "status"),
    [
        ("--voice", "zm_yunjiang", "IVRC503", 1),
        ("--voice", "Yunxi", "IVRC503", 1),
        ("--rate", "900", "IVRC011", 2),
        ("--rate", "fast", "IVRC011", 2),
        ("--rate", "nan", "IVRC011", 2),
        ("--rate", "0", "IVRC011", 2),
    ],
)
def test_say_tells_of_a_voice_and_a_rate_that_there_are_not(
    in_root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
    value: str,
    code: str,
    status: int,
) -> None:
    assert main(["say", "您好", option, value, "-o", str(tmp_path / "a.wav"), "--engine", "kokoro"]) == status
    assert code in "".join(capsys.readouterr())
    assert not (tmp_path / "a.wav").exists()


def test_a_reader_that_goes_away_is_no_error_to_shout_about() -> None:
    pipe = f"{sys.executable} -m ivrc explain | head -1"
    done = subprocess.run(["sh", "-c", pipe], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", ["张三", "12a", "1" * 21, "13800138000;rm", "٤٠٠"])
def test_a_calling_number_that_is_none_is_told(
    in_root: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["call", MENU, "--keys", ".", "--from", number]) == 2
    assert "IVRC011" in capsys.readouterr().err


def test_the_calling_number_stands_in_the_transcript(
    in_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["call", MENU, "--keys", ".", "--from", "+8613800138000", "--lang", "en"]) == 0
    assert ", from +8613800138000\n" in capsys.readouterr().out
