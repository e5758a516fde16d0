"""`prompts/readings.yaml`: one place for how words are read, between the text and the shipped table."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from ivrc.cli import main
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.project import open_project, phrases
from ivrc.prompts.readings import load
from ivrc.speech import Settings
from ivrc.speech.engines.base import Setup


def written(project: Path, text: str) -> None:
    (project / "prompts" / "readings.yaml").write_text(text, encoding="utf-8")


def told(project: Path, text: str, locale: str = "zh-CN", readings: tuple = ()) -> Clip:
    readings_of, found = load(project / "prompts")
    assert not found
    return readings_of.with_readings(Clip("a", text, locale, readings, Span("m")))


def test_a_word_gets_its_reading(project: Path) -> None:
    written(project, "zh-CN:\n  万科: wàn kē\n  乐清: yuè qīng\n")
    assert told(project, "欢迎致电万科。").readings == (("万科", "wàn kē"),)
    assert told(project, "您好。").readings == ()


def test_a_word_may_be_said_in_other_words(project: Path) -> None:
    written(project, "zh-CN:\n  SaaS: 萨斯\n  ZTE: 中兴\nen-US:\n  ZTE: Z T E\n")
    assert told(project, "SaaS业务请按1，ZTEs 除外").text == "萨斯业务请按1，ZTEs 除外"
    assert told(project, "Call ZTE.", "en-US").text == "Call Z T E."
    assert told(project, "致电ZTE", "zh-HK").text == "致电ZTE"


def test_a_reading_in_the_text_wins(project: Path) -> None:
    written(project, "zh-CN:\n  重庆: chóng qìng\n  重庆路: chóng qìng lù\n")
    assert told(project, "重庆路", readings=(("重庆", "zhòng qìng"),)).readings == (("重庆", "zhòng qìng"),)


@pytest.mark.parametrize("engine", ["kokoro", "edge"])
def test_it_wins_over_the_shipped_table_with_every_engine(project: Path, tmp_path: Path, engine: str) -> None:
    """The shipped table has 银行 yín háng. edge takes no phonemes: it is sent characters of that sound."""
    from ivrc.speech.engines import factory

    written(project, "zh-CN:\n  银行: yín xíng\n")
    clip = told(project, "银行业务")
    made = factory(engine)(Setup(Settings(engines=(engine,)), tmp_path, (clip,)))
    plain = made.script(clip._replace(readings=())).shown
    assert made.script(clip).shown != plain
    if engine == "kokoro":
        assert "háng" in plain
        assert "xíng" in made.script(clip).shown


def test_it_is_no_phrase_file_and_the_phrases_are_read(project: Path) -> None:
    written(project, "zh-CN:\n  万科: wàn kē\n")
    library, found = phrases(open_project(project)[0])
    assert not found
    assert library.find("结束语")


def test_the_build_speaks_by_it_and_is_made_again_when_it_changes(project: Path, reed) -> None:
    assert main(["build"]) == 0
    assert not [part for part in reed.spoken if "示例=" in part]
    written(project, "zh-CN:\n  示例: shì lì\n")
    assert main(["build"]) == 0
    assert [part for part in reed.spoken if "[示例=shì lì]" in part]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("zh-CN:\n  重庆: chóng\n", "IVRC507", ":2:7"),
        ("zh-CN:\n  重庆: chung qing\n", "IVRC507", ":2:7"),
        ("zh-CN:\n  重庆: 5\n", "IVRC025", ":2:7"),
        ("zh-XX:\n  重庆: chóng qìng\n", "IVRC024", ":1:1"),
        ("zh-CN:\n  重庆: a\n  重庆: b\n", "IVRC023", ":3:3"),
        ("zh-CN: [重庆]\n", "IVRC025", ":1:"),
        ("- 重庆\n", "IVRC021", ":1:"),
        ("zh-CN: {重庆\n", "IVRC020", ""),
    ],
)
def test_a_mistake_is_told_at_its_place(
    project: Path, text: str, code: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(project, text)
    capsys.readouterr()
    assert main(["build"]) == 1
    out = capsys.readouterr().out
    assert code in out
    assert f"prompts/readings.yaml{place}" in out
    assert not (project / "dist").exists()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\n\n"])
def test_an_empty_file_is_no_mistake(project: Path, text: str) -> None:
    written(project, text)
    assert main(["build"]) == 0


def test_say_reads_it_too(project: Path, reed) -> None:
    written(project, "zh-CN:\n  万科: wàn kē\n")
    assert main(["say", "万科", "-o", "a.wav"]) == 0
    assert reed.spoken == ["万科 [万科=wàn kē]"]


def test_the_schema_is_a_schema(root: Path) -> None:
    schema = json.loads((root / "ivrc/schemas/readings.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
