"""The reading of YAML that phrases, sites and settings share: values, places, and files that are wrong."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivrc.yamlfile import Schema, YamlFile, read


@pytest.fixture(scope="module")
def anything(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    return schema_of({}, tmp_path_factory.mktemp("schema"))


def schema_of(document: dict[str, object], folder: Path) -> Schema:
    file = folder / "schema.json"
    file.write_text(json.dumps(document), "utf-8")
    return Schema(file)


def places(found: YamlFile) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in found.diagnostics]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("您好", "您好"),
        ("12", 12),
        ("-1.5", -1.5),
        ("true", True),
        ("null", None),
        ("", None),
        ('"12"', "12"),
        ("0571", "0571"),
        ("9:30", "9:30"),
        ("no", "no"),
        ("on", "on"),
        ("~", "~"),
        ("2027-02-05", "2027-02-05"),
        ("1e999", "1e999"),
        ("0x1F", "0x1F"),
        ("99999999999999999999", "99999999999999999999"),
        ("[a, 1]", ["a", 1]),
        ("{1: a}", {"1": "a"}),
    ],
)
def test_a_plain_scalar_means_what_it_means_in_json(written: str, value: object, anything: Schema) -> None:
    found = read("a.yaml", f"k: {written}\n", anything)
    assert found.value == {"k": value} and found.diagnostics == ()


def test_places_are_lines_and_characters_from_one(anything: Schema) -> None:
    text = "\ufeff城市: {台州: [甲, 'PJSIP/8001']}\r\n时间: >\r\n  您好，\r\n  请讲\r\n"
    found = read("a.yaml", text, anything)
    assert found.value == {"城市": {"台州": ["甲", "PJSIP/8001"]}, "时间": "您好， 请讲\n"}
    assert found.marks.key(("城市", "台州")) == ("a.yaml", 1, 6, 1, 8)
    assert found.marks.place(("城市", "台州", 0)) == ("a.yaml", 1, 11, 1, 12)
    assert found.marks.place(("城市", "台州", 1)) == ("a.yaml", 1, 14, 1, 26)
    assert found.marks.inside(("城市", "台州", 1), "8001") == ("a.yaml", 1, 21, 1, 25)
    assert found.marks.inside(("时间",), "请讲") == ("a.yaml", 4, 3, 4, 5)
    assert found.marks.key(("城市", "温州", 3)) == ("a.yaml", 1, 1, 1, 3), "nearest thing above"


WRONG = {
    "empty": ("", ("IVRC021", 0, 0)),
    "only a comment": ("# 空\n", ("IVRC021", 0, 0)),
    "a list": ("- a\n- b\n", ("IVRC021", 1, 1)),
    "text": ("您好\n", ("IVRC021", 1, 1)),
    "full-width colons": ("group：\n  zh：问候\n", ("IVRC021", 1, 1)),
    "one full-width colon": ("a: b\nc：d\n", ("IVRC020", 2, 2)),
    "full-width colon above": ("a：\n  b: 1\n", ("IVRC020", 1, 2)),
    "tab": ("a:\n\tb: 1\n", ("IVRC020", 2, 1)),
    "text that begins with a brace": ("a: {称呼}，您好\n", ("IVRC020", 1, 4)),
    "open quote": ("a: '您好\nb: 1\n", ("IVRC020", 1, 4)),
    "open bracket": ("a: [1, 2\n", ("IVRC020", 2, 1)),
    "second colon": ("a: b: c\n", ("IVRC020", 1, 5)),
    "at sign": ("a: @b\n", ("IVRC020", 1, 4)),
    "stars": ("a: **\n", ("IVRC020", 1, 5)),
    "backslash": ('a: "\\q"\n', ("IVRC020", 1, 5)),
    "no colon": ("a: 1\nb\nc: 2\n", ("IVRC020", 2, 1)),
    "control character": ("a: 1\nb: \x07\n", ("IVRC020", 2, 4)),
    "lone surrogate": ("a: \ud800\n", ("IVRC020", 1, 4)),
    "line separator": ("a: b\u2028c\n", ("IVRC020", 1, 5)),
    "nested deep": ("a: " + "[" * 100_000, ("IVRC020", 1, 19)),
    "nested braces": ("a: " + "{b: " * 5_000, ("IVRC020", 1, 64)),
    "nested lists": ("a:\n" + "- " * 5_000, ("IVRC020", 2, 31)),
    "nested keys": ("? " * 5_000, ("IVRC022", 1, 3)),
    "nested where all is closed": ("a: " + "[" * 17 + "]" * 17, ("IVRC020", 1, 19)),
    "nested after a wrong tag": ("a: !x b\nc: " + "[" * 5_000, ("IVRC022", 1, 4), ("IVRC020", 2, 19)),
    "nested deep within quotes": ("a: '" + "[" * 5_000 + "\n", ("IVRC020", 1, 4)),
    "tag": ("a: !!python/object/apply:os.system [id]\n", ("IVRC022", 1, 4)),
    "tag of one's own": ("a: !x b\n", ("IVRC022", 1, 4)),
    "tag on a key": ("!!str a: b\n", ("IVRC022", 1, 1)),
    "anchor and alias": ("a: &x 1\nb: *x\n", ("IVRC022", 1, 4), ("IVRC022", 2, 4)),
    "alias as a key": ("a: &x k\n*x : 1\n", ("IVRC022", 1, 4), ("IVRC022", 2, 1)),
    "merge key": ("a: 1\n<<: *x\n", ("IVRC022", 2, 5)),
    "list as a key": ("? [a]\n: 1\n", ("IVRC022", 1, 3)),
    "two documents": ("a: 1\n---\na: 2\n", ("IVRC022", 2, 1)),
    "key twice": ("a: 1\nb: 2\na: {c: 3}\n", ("IVRC023", 3, 1)),
    "inner key twice": ("a:\n  b: 1\n  b: 2\n", ("IVRC023", 3, 3)),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_wrong_is_reported_at_its_place(name: str, anything: Schema) -> None:
    text, *expected = WRONG[name]
    found = read("a.yaml", text, anything)
    assert places(found) == expected
    assert all(d.zh and d.en and d.mend_zh and d.mend_en and d.severity == "error" for d in found.diagnostics)


def test_how_deep_a_file_may_go_is_ours_to_say(anything: Schema) -> None:
    deepest = read("a.yaml", "a: " + "[" * 15 + "]" * 15, anything)
    assert deepest.diagnostics == ()
    for brackets in (16, 999, 1_000, 1_001, 20_000):
        for text in ("a: " + "[" * brackets, "a: " + "{b: " * brackets, "a:\n" + "- " * brackets):
            (found,) = read("a.yaml", text, anything).diagnostics
            assert "16" in found.zh and "16" in found.en, (brackets, text[:9])


def test_the_first_of_two_values_stays_and_its_place_with_it(anything: Schema) -> None:
    found = read("a.yaml", "a: {b: 1}\na: {b: 2}\n", anything)
    assert found.value == {"a": {"b": 1}}
    assert found.marks.place(("a", "b")) == ("a.yaml", 1, 8, 1, 9)
    assert found.diagnostics[0].labels[0].span == ("a.yaml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("text", "words_zh", "words_en"),
    [
        ("a:\n\tb: 1\n", "制表符", "tab"),
        ("a: b\nc：d\n", "全角冒号", "full-width colon"),
        ("a: {称呼}，您好\n", "以花括号开头", "begins with a brace"),
        ('a: "您好\n', "引号没有配对", "not closed"),
        ("a: [1, 2\n", "括号没有配对", "bracket"),
        ("a: @x\n", "不能以这个符号开头", "cannot begin"),
    ],
)
def test_a_syntax_error_is_told_in_the_writer_s_words(
    text: str, words_zh: str, words_en: str, anything: Schema
) -> None:
    (found,) = read("a.yaml", text, anything).diagnostics
    assert words_zh in found.zh and words_en in found.en


SITE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "ring"],
    "properties": {
        "name": {"type": "string", "maxLength": 3},
        "ring": {"type": ["integer", "string"], "minimum": 5},
        "engine": {"enum": ["kokoro", "edge"]},
        "names": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "dial": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
JUDGED = {
    "unknown key": ("name: a\nring: 5\nengin: edge\n", ("IVRC024", 3, 1), "engine", "`engine`"),
    "full-width space": ("name: a\nring: 5\n　engine: edge\n", ("IVRC024", 3, 1), "全角空格", "full-width"),
    "missing": ("name: a\n", ("IVRC026", 0, 0), "ring", "`ring"),
    "number for text": ("name: 12\nring: 5\n", ("IVRC025", 1, 7), "双引号", "double quotes"),
    "list for text": ("name: [a]\nring: 5\n", ("IVRC025", 1, 7), "文字", "text"),
    "brace for text": ("name: {a}\nring: 5\n", ("IVRC025", 1, 7), "双引号", "double quotes"),
    "text for a mapping": ("name: a\nring: 5\ndial:\n  a：b\n", ("IVRC025", 4, 3), "冒号", "colon"),
    "too long": ("name: abcd\nring: 5\n", ("IVRC025", 1, 7), "至多 3", "at most 3"),
    "too little": ("name: a\nring: 4\n", ("IVRC025", 2, 7), "不小于 5", "at least 5"),
    "not a choice": ("name: a\nring: 5\nengine: x\n", ("IVRC025", 3, 9), "kokoro", "`kokoro`"),
    "empty list": ("name: a\nring: 5\nnames: []\n", ("IVRC025", 3, 8), "至少 1", "at least 1"),
    "in a list": ("name: a\nring: 5\nnames:\n  - b\n  - 1\n", ("IVRC025", 5, 5), "双引号", "double quotes"),
}


@pytest.mark.parametrize("name", JUDGED)
def test_the_schema_s_verdict_has_a_place_and_a_mend(name: str, tmp_path: Path) -> None:
    text, place, mend_zh, mend_en = JUDGED[name]
    found = read("a.yaml", text, schema_of(SITE, tmp_path))
    assert places(found) == [place]
    assert mend_zh in found.diagnostics[0].mend_zh and mend_en in found.diagnostics[0].mend_en


def test_what_was_found_wrong_is_known_to_the_marks(tmp_path: Path) -> None:
    found = read("a.yaml", "name: a\nring: 4\nnames: [b, 1]\n", schema_of(SITE, tmp_path))
    assert found.marks.sound(("name",)) and found.marks.sound(("names", 0))
    assert (
        not found.marks.sound(("ring",)) and not found.marks.sound(("names",)) and not found.marks.sound(())
    )


def test_an_alias_is_not_judged_again_by_the_schema(tmp_path: Path) -> None:
    found = read("a.yaml", "name: &n a\nring: *n\n", schema_of(SITE, tmp_path))
    assert [d.code for d in found.diagnostics] == ["IVRC022", "IVRC022"]


PIECES = st.sampled_from(
    [*list("ab：:,-#*&!|>'\"{}[]?%@`~\t\n\r 　你0.<\\\x00\x85\ud800\U0001f600"), "---", "<<: ", "!!str "]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("a: &a\n  *a : b")
@example("[" * 40)
def test_no_text_breaks_the_reading(anything: Schema, text: str) -> None:
    found = read("a.yaml", text, anything)
    assert found.value is not None or found.diagnostics
    assert all(d.code in {"IVRC020", "IVRC021", "IVRC022", "IVRC023"} for d in found.diagnostics)
    for d in found.diagnostics:
        assert d.span.line <= text.count("\n") + text.count("\r") + 2


def test_a_key_of_digits_is_a_key(tmp_path: Path) -> None:
    """A validator may take it for an index of a list."""
    (tmp_path / "schema.json").write_text(
        '{"additionalProperties": {"enum": ["busy"]}, "patternProperties": {"^[\\\\p{L}]+$": true}}',
        encoding="utf-8",
    )
    schema = Schema(tmp_path / "schema.json")
    found = read("x.yaml", "8100: bus\n", schema).diagnostics
    assert [(one.span.line, one.severity) for one in found] == [(1, "error")]
    assert not read("x.yaml", "8100: busy\n甲: 1\n", schema).diagnostics
