"""The shipped phrases: correct, complete, fit to be heard, and found by the names that menus use."""

import re
from pathlib import Path

import pytest

from ivrc.phrases import COMPANY, Library, Phrase, load_folder
from ivrc.phrases.load import _schema
from ivrc.phrases.placeholders import placeholders
from ivrc.phrases.table import GROUPS, PAGES, filled

ROOT = Path(__file__).parents[2]
LIBRARY, FOUND = load_folder(ROOT / "prompts")

NEEDED = [
    *("录音告知", "按键有误", "没有按键", "坐席全忙", "转接不成功", "分机无人接听", "号码不存在"),
    *("请稍候转接", "结束语", "系统故障", "留言提示", "下班提示", "留言已收到"),
]

each = pytest.mark.parametrize("phrase", LIBRARY.phrases, ids=lambda phrase: phrase.name)


def spoken(text: str) -> str:
    """The text without its placeholders."""
    return re.sub(r"\{[^{}]*\}", "", text)


def test_no_file_has_anything_wrong_with_it() -> None:
    assert FOUND == ()


def test_there_is_a_file_for_each_group_of_the_trade_and_it_bears_the_group_s_name() -> None:
    assert {path.stem for path in (ROOT / "prompts").glob("*.yaml")} == set(GROUPS)
    assert all(Path(phrase.span.file).stem == phrase.group for phrase in LIBRARY)
    assert len(LIBRARY) >= 80


@pytest.mark.parametrize("name", NEEDED)
def test_the_names_that_menus_rely_on_exist(name: str) -> None:
    phrase = LIBRARY.find(name)
    assert phrase is not None and phrase.name == name


def test_every_file_begins_with_the_schema_for_editors() -> None:
    for path in (ROOT / "prompts").glob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named and (path.parent / named[1]).resolve() == _schema().file.resolve()


def test_the_schema_is_a_schema() -> None:
    import jsonschema_rs

    jsonschema_rs.meta.validate(_schema().document)


@each
def test_a_phrase_has_mandarin_and_english_and_an_english_name(phrase: Phrase) -> None:
    assert {"zh-CN", "en-US"} <= set(phrase.texts)
    assert phrase.alias_en


@each
def test_the_mandarin_is_fit_to_be_spoken(phrase: Phrase) -> None:
    text = phrase.texts["zh-CN"]
    assert not re.search(r"[你妳拔旳]", text)
    assert not re.search(r"[Xx]{2}|\*", text)
    assert text[-1] in "。？！"
    assert re.fullmatch(r"[\u4e00-\u9fff，。？！]+", spoken(text)), (
        "only characters and full-width punctuation"
    )
    spoken(text).encode("gb2312")  # GB/T 2312 has simplified characters only
    assert max(len(part) for part in re.split("[，。？！]", spoken(text))) <= 18, (
        "short enough for one breath"
    )


@each
def test_the_traditional_texts_are_traditional(phrase: Phrase) -> None:
    for locale in ("zh-TW", "zh-HK"):
        if text := phrase.texts.get(locale):
            assert re.fullmatch(r"[\u4e00-\u9fff，。？！「」]+", spoken(text))
            assert not re.search(r"[你妳]", text)
            assert text[-1] in "。？！"
            spoken(text).encode("big5")  # Big5 has traditional characters only


@each
def test_the_english_is_english_and_ends_as_a_sentence(phrase: Phrase) -> None:
    text = phrase.texts["en-US"]
    assert spoken(text).isascii()
    assert text[0] == "{" or text[0].isupper()
    assert text[-1] in ".?!"


@each
def test_every_locale_asks_for_the_same_parameters(phrase: Phrase) -> None:
    asked = {locale: {name for _, name in placeholders(text)} for locale, text in phrase.texts.items()}
    assert all(names - {COMPANY} == set(phrase.parameters) for names in asked.values()), asked


def test_a_parameter_means_the_same_wherever_it_is_used() -> None:
    meant: dict[str, tuple[str, str, str | None]] = {}
    for phrase in LIBRARY:
        for name, parameter in phrase.parameters.items():
            means = (parameter.about_zh, parameter.read, parameter.alias_en)
            assert meant.setdefault(name, means) == means


def test_a_recording_notice_says_that_the_call_is_recorded_and_why() -> None:
    notices = [phrase for phrase in LIBRARY if phrase.notice == "recording"]
    assert "录音告知" in {phrase.name for phrase in notices}
    for phrase in notices:
        assert re.match("为了.+，本次通话将被录音", phrase.texts["zh-CN"])
        assert re.match("To .+, this call will be recorded", phrase.texts["en-US"])
    others = [p.name for p in LIBRARY if p.notice is None and "将被录音" in p.texts["zh-CN"]]
    assert others == []


def test_keys_are_named_by_option_lines_and_not_by_phrases() -> None:
    named = {
        p.name
        for p in LIBRARY
        if re.search(r"[0-9#*]|[井星米]号键|[按拨][零一二三四五六七八九]", p.texts["zh-CN"])
    }
    assert named == {"留言提示", "输入号码提示"}, "these two name the end key of their node"


@pytest.mark.parametrize("name", ["录音告知", "recording notice", "Recording  Notice", "recording-notice"])
def test_a_phrase_is_found_by_its_chinese_and_its_english_name(name: str) -> None:
    phrase = LIBRARY.find(name)
    assert phrase is not None and phrase.name == "录音告知"


def test_a_name_that_nobody_has_is_not_found() -> None:
    assert LIBRARY.find("录音") is None and Library().find("录音告知") is None


def test_a_phrase_of_the_project_takes_the_standard_one_s_place_under_both_names() -> None:
    standard = LIBRARY.find("录音告知")
    assert standard
    own = standard._replace(texts={"zh-CN": "本行通话录音。"}, alias_en=None)
    both = LIBRARY.overlaid([own])
    assert len(both) == len(LIBRARY)
    assert both.find("recording notice") == both.find("录音告知") == own._replace(alias_en="recording-notice")
    assert LIBRARY.find("录音告知") is standard


def test_a_phrase_of_the_project_named_in_english_takes_the_place_too() -> None:
    standard = LIBRARY.find("结束语")
    assert standard
    own = standard._replace(name="goodbye", alias_en=None, texts={"en-US": "Bye."})
    both = LIBRARY.overlaid([own])
    found = both.find("goodbye")
    assert found and found.texts == {"en-US": "Bye."} and both.find("结束语") is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tables_in_the_pages_are_up_to_date(language: str) -> None:
    page = (ROOT / PAGES[language]).read_text("utf-8")
    assert filled(page, LIBRARY, language) == page, "run python -m ivrc.phrases.table"
    assert all(f"《{phrase.name}》" in page for phrase in LIBRARY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_in_the_page_is_a_phrase_file_without_faults(language: str) -> None:
    from ivrc.phrases import read_phrases

    page = (ROOT / PAGES[language]).read_text("utf-8")
    sample = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert sample
    (shown,), found = read_phrases("sample.yaml", sample[1])
    shipped = LIBRARY.find("回复承诺")
    assert found == () and shipped
    assert shown.parameters == shipped.parameters and shown.when_zh == shipped.when_zh
    assert shown.texts.items() <= shipped.texts.items()


def test_importing_the_package_loads_no_yaml_and_no_schema_library() -> None:
    import subprocess
    import sys

    code = "import sys, ivrc.phrases; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(done.stdout.split())
    assert "ivrc.phrases" in loaded and not loaded & {"yaml", "jsonschema_rs", "json", "dataclasses"}
