"""Phrase files with something wrong in them: which code, where, and what is still read."""

import re
from pathlib import Path

import pytest

from ivrc.diagnostics import Diagnostic
from ivrc.phrases import load_folder, read_library, read_phrases
from ivrc.phrases.placeholders import leftovers

ROOT = Path(__file__).parents[2]
CODES = [f"IVRC02{n}" for n in range(10)]

HEAD = """\
group: { zh: 告知, en: Notices }
phrases:
  甲:
    when: { zh: 试, en: try }
"""
TEXTS = HEAD + "    texts:\n"


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in found]


def check(text: str, *expected: tuple[str, int, int]) -> None:
    _, found = read_phrases("甲.yaml", text)
    assert places(found) == list(expected)
    assert all(d.zh and d.en and d.mend_zh and d.mend_en for d in found)


CASES = {
    "undeclared parameter": (TEXTS + '      zh-CN: "请在{时限}内来电。"\n', ("IVRC028", 6, 17)),
    "undeclared parameter in a folded text": (
        TEXTS + "      zh-CN: >\n        您好，\n        {企业名}欢迎您。\n",
        ("IVRC028", 8, 9),
    ),
    "the same one twice is one mistake": (TEXTS + '      zh-CN: "{时}到{时}。"\n', ("IVRC028", 6, 15)),
    "brace without a partner": (TEXTS + '      zh-CN: "{企业名称}您好，{时限内。"\n', ("IVRC028", 6, 24)),
    "full-width braces mean the same": (
        TEXTS + '      zh-CN: "｛企业名｝您好，｛企业名称｝。"\n',
        ("IVRC028", 6, 15),
    ),
    "full-width brace without a partner": (TEXTS + '      zh-CN: "您好｝。"\n', ("IVRC028", 6, 17)),
    "declared and not used": (
        HEAD
        + "    parameters:\n      时限:\n        about: { zh: 时, en: time }\n        example: 两小时\n"
        + '    texts:\n      zh-CN: "您好。"\n',
        ("IVRC028", 6, 7),
    ),
    "XX": (TEXTS + '      zh-CN: "欢迎致电XX公司。"\n', ("IVRC029", 6, 19)),
    "stars": (TEXTS + '      zh-CN: "您好，**先生。"\n', ("IVRC029", 6, 18)),
    "two gaps": (TEXTS + '      zh-CN: "X月X日恢复。"\n', ("IVRC029", 6, 15), ("IVRC029", 6, 15)),
    "a comment cuts the text": (TEXTS + "      zh-CN: 请按 # 键。\n", ("IVRC020", 6, 17)),
    "text with nothing to speak": (TEXTS + '      zh-CN: "……。"\n', ("IVRC025", 6, 14)),
    "no text at all": (TEXTS + "      zh-CN:\n", ("IVRC025", 6, 13)),
    "pinyin with figures": (
        HEAD + '    readings:\n      重听: chong2 ting1\n    texts:\n      zh-CN: "重听。"\n',
        ("IVRC025", 6, 11),
    ),
    "too few syllables": (
        HEAD + '    readings:\n      重听: chóng\n    texts:\n      zh-CN: "重听。"\n',
        ("IVRC025", 6, 11),
    ),
    "a reading of nothing": (
        HEAD + '    readings:\n      重听: chóng tīng\n    texts:\n      zh-CN: "您好。"\n',
        ("IVRC025", 6, 7),
    ),
    "locale misspelt": (TEXTS + '      zh_CN: "您好。"\n', ("IVRC024", 6, 7)),
    "unknown key": (HEAD + '    txets:\n      zh-CN: "您好。"\n', ("IVRC026", 3, 3), ("IVRC024", 5, 5)),
    "name with punctuation": (TEXTS.replace("甲:", '"甲：乙":'), ("IVRC025", 3, 3)),
    "phrases that are text": ("group: { zh: 告知, en: N }\nphrases: 您好\n", ("IVRC025", 2, 10)),
    "no phrases": ("group: { zh: 告知, en: N }\nphrases: {}\n", ("IVRC025", 2, 10)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_reported_at_its_place(name: str) -> None:
    text, *expected = CASES[name]
    check(text, *expected)


def test_the_mend_names_what_was_probably_meant() -> None:
    _, found = read_phrases("甲.yaml", TEXTS + '      zh-CN: "{企业名}您好。"\n      zh_TW: "您好。"\n')
    assert [(d.code, d.fix) for d in found] == [("IVRC024", "zh-TW")]
    _, found = read_phrases("甲.yaml", TEXTS + '      zh-CN: "{企业名}您好。"\n')
    assert [(d.code, d.fix) for d in found] == [("IVRC028", "{企业名称}")]


def test_one_run_reports_every_mistake_and_reads_the_rest() -> None:
    text = TEXTS + '      zh-CN: "XX。"\n  乙:\n    when: 1\n  丙: 您好\n'
    text += '  丁:\n    when: { zh: 试, en: try }\n    texts: { zh-CN: "您好。" }\n'
    phrases, found = read_phrases("甲.yaml", text)
    assert [p.name for p in phrases] == ["甲", "丁"]
    assert sorted(places(found)) == [
        ("IVRC025", 8, 11),
        ("IVRC025", 9, 6),
        ("IVRC026", 7, 3),
        ("IVRC029", 6, 15),
    ]


def test_a_phrase_is_read_whole() -> None:
    text = """\
group: { zh: 告知, en: Notices }
phrases:
  报工号:
    english: agent-number
    notice: recording
    when: { zh: 接通时。, en: As it is answered. }
    parameters:
      工号:
        english: number
        about: { zh: 坐席的工号, en: the agent's number }
        example: "1001"
        default: "1000"
        read: digits
    readings:
      为您: wèi nín
    texts:
      zh-CN: "{工号}号为您服务。"
      en-US: "Agent {工号}."
"""
    (phrase,), found = read_phrases("告知.yaml", text)
    assert found == ()
    assert (phrase.name, phrase.group, phrase.group_en) == ("报工号", "告知", "Notices")
    assert (phrase.alias_en, phrase.notice) == ("agent-number", "recording")
    assert (phrase.when_zh, phrase.when_en) == ("接通时。", "As it is answered.")
    assert phrase.texts == {"zh-CN": "{工号}号为您服务。", "en-US": "Agent {工号}."}
    assert phrase.readings == {"为您": "wèi nín"}
    assert phrase.span == ("告知.yaml", 3, 3, 3, 6)
    parameter = phrase.parameters["工号"]
    assert parameter == ("工号", "坐席的工号", "the agent's number", "1001", "1000", "digits", "number")


def named(name: str, english: str = "") -> str:
    alias = f"    english: {english}\n" if english else ""
    return TEXTS.replace("甲:\n", f"{name}:\n{alias}") + '      zh-CN: "您好。"\n'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (named("甲"), named("甲")),
        (named("甲", "hello"), named("乙", "hello")),
        (named("甲", "good-bye"), named("Good Bye")),
    ],
)
def test_a_name_is_taken_once_in_all_files(first: str, second: str) -> None:
    library, found = read_library([("一.yaml", first), ("二.yaml", second)])
    assert [(d.code, d.span.file, d.span.line) for d in found] == [("IVRC027", "二.yaml", 3)]
    assert found[0].labels[0].span == ("一.yaml", 3, 3, 3, 4)
    assert len(library) == 1


def test_a_folder_is_read_by_names_and_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(named("乙"), "utf-8")
    (tmp_path / "a.yml").write_text(named("甲"), "utf-8")
    (tmp_path / "c.yaml").write_bytes(named("丙").encode("gb18030"))
    (tmp_path / "d.yaml").mkdir()
    (tmp_path / "readme.txt").write_text("不是用语")
    library, found = load_folder(tmp_path)
    assert [p.name for p in library] == ["甲", "乙"]
    assert [(d.code, Path(d.span.file).name) for d in found] == [("IVRC001", "c.yaml"), ("IVRC003", "d.yaml")]


def test_a_folder_that_does_not_exist_is_an_empty_library(tmp_path: Path) -> None:
    library, found = load_folder(tmp_path / "none")
    assert len(library) == 0 and found == ()


def test_a_folder_that_the_system_refuses_to_list_is_a_diagnostic(tmp_path: Path) -> None:
    library, found = load_folder(tmp_path / ("长" * 300))
    assert len(library) == 0 and [d.code for d in found] == ["IVRC003"]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("欢迎致电XX公司。", ["XX"]),
        ("欢迎致电ＸＸ公司。", ["ＸＸ"]),
        ("您是X先生吗？", ["X"]),
        ("请在___前来电。", ["___"]),
        ("某某为您服务。", ["某某"]),
        ("××银行。", ["××"]),
        ("{XX}为您服务。", []),
        ("尺码有XXL。", []),
        ("请输入身份证号码，字母X请按星号键。", []),
        ("The Xerox desk.", []),
    ],
)
def test_what_counts_as_a_gap(text: str, gaps: list[str]) -> None:
    assert leftovers(text) == gaps


@pytest.mark.parametrize("code", CODES)
def test_the_samples_on_a_code_s_page_are_wrong_and_right_as_it_says(code: str) -> None:
    page = (ROOT / "docs" / "checks" / f"{code}.md").read_text("utf-8")
    samples = re.findall(r"```yaml (wrong|right)\n(.*?)```", page, re.DOTALL)
    assert [kind for kind, _ in samples] == ["wrong", "right"] * 2
    for kind, sample in samples:
        _, found = read_library([("sample.yaml", sample)])
        codes = {d.code for d in found}
        assert (code in codes) if kind == "wrong" else not codes


def test_every_code_that_is_given_has_a_page() -> None:
    given = set()
    for part in ("phrases", "yamlfile"):
        for path in (ROOT / "ivrc" / part).glob("*.py"):
            given |= set(re.findall(r"\"(IVRC\d+)\"", path.read_text("utf-8")))
    assert given - {"IVRC003"} == set(CODES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_team_of_one_language_writes_its_phrases_in_that_one(language: str) -> None:
    text = (
        f"group: {{{language}: 甲}}\nphrases:\n  乙:\n    when: {{{language}: 丙}}\n"
        f'    parameters: {{丁: {{about: {{{language}: 戊}}, example: "1"}}}}\n    texts: {{en-US: "{{丁}} here."}}\n'
    )
    (phrase,), found = read_phrases("a.yaml", text)
    assert found == ()
    assert (phrase.group, phrase.group_en, phrase.when_zh, phrase.when_en) == ("甲", "甲", "丙", "丙")
    assert (phrase.parameters["丁"].about_zh, phrase.parameters["丁"].about_en) == ("戊", "戊")
    neither, found = read_phrases("a.yaml", text.replace(f"when: {{{language}: 丙}}", "when: {}"))
    assert neither == () and [d.code for d in found] == ["IVRC025"]
