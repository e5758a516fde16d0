"""What passes for a recording notice: phrases that are marked, words that tell of recording, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.language.recording import tells_of_recording
from ivrc.lowering.notice import NOTICE
from ivrc.phrases import Library
from ivrc.phrases.load import read_phrases
from ivrc.project import standard_phrases

TELL = [
    "为了保证服务质量，本次通话将被录音。", "通话可能会被录音", "您的来电会全程录制。", "本通電話將會錄音", "今次通話將會被錄音。",
    "今次對話會錄低", "本次通话会被录下来", "为保障您的权益，电话录音中", "本次通话将被记录。", "全程录音，敬请谅解",
    "不好意思，本次通话将被录音", "如果您不同意录音，请挂机。继续通话即表示同意录音。",
    "This call may be recorded.", "Calls are RECORDED for training purposes.", "We record all calls.",
    "You are on a recorded line.", "For quality, this conversation is being taped.",
    "This call may be monitored and recorded. If you do not wish to be recorded, hang up.",
    "Esta llamada puede ser grabada.", "Le informamos de que grabamos la conversación.", "Llamada en grabación",
    "Cet appel sera enregistré.", "Les appels sont enregistrés", "Dieses Gespräch wird aufgezeichnet.",
    "この通話は録音されます。", "This call is recorded. 本次通话将被录音。",
]  # fmt: skip
DO_NOT = [
    "感谢致电，再见。", "本次通话不会录音。", "本次通话不录音", "通话未录音", "本次通話唔會錄音", "请勿录音", "我们没有录音",
    "招生录取请按1", "请看商品目录", "系统正忙，请稍候", "您的满意是我们的追求",
    "Thank you for calling.", "This call is not recorded.", "Calls are never recorded", "This call isn't being recorded",
    "This line is unrecorded.", "For the record, we are closed.", "Hang up without being recorded.", "Grab a coffee.",
    "Gracias por su llamada.", "Esta llamada no será grabada.", "Cet appel n'est pas enregistré.",
    "Dieses Gespräch wird nicht aufgezeichnet.", "", "录音。", "錄音", "录音提示。", "Recording.", "Recorded", "Enregistrement.",
]  # fmt: skip

MENU = """\
热线 甲公司 4006659999
{more}    故障 → 《系统故障》 挂机
    录音 全程，告知 {notice}

播报 欢迎：“您好。” {notice} → 再见

播报 再见：《结束语》 → 挂机
"""


def found(notice: str, more: str = "", library: Library | None = None) -> list[Diagnostic]:
    return [
        one for one in compile_text(MENU.format(notice=notice, more=more), library).diagnostics
        if one.severity == "error"
    ]  # fmt: skip


@pytest.mark.parametrize("words", TELL)
def test_words_that_tell(words: str) -> None:
    assert tells_of_recording(words)


@pytest.mark.parametrize("words", DO_NOT)
def test_words_that_do_not(words: str) -> None:
    assert not tells_of_recording(words)


def test_every_shipped_notice_tells_in_every_language_and_no_other_phrase_is_one() -> None:
    marked = [phrase for phrase in standard_phrases() if phrase.notice == NOTICE]
    assert len(marked) >= 4
    for phrase in marked:
        for locale, words in phrase.texts.items():
            assert tells_of_recording(words), (phrase.name, locale)


@pytest.mark.parametrize("phrase", [one.name for one in standard_phrases() if one.notice != NOTICE])
def test_no_other_phrase_passes(phrase: str) -> None:
    (one,) = [each for each in found(f"《{phrase}》") if each.code == "IVRC225"]
    assert phrase in one.zh and "《录音告知》" in one.mend_zh and "<recording notice>" in one.mend_en
    assert (one.span.line, one.span.column) == (3, 14)


def test_a_phrase_is_named_as_it_is_written() -> None:
    (one,) = [each for each in found("<please-hold-for-transfer>") if each.code == "IVRC225"]
    assert one.en.startswith("<please-hold-for-transfer> ") and "《please-hold-for-transfer》" in one.zh


@pytest.mark.parametrize(
    "notice", ["《录音告知》", "《权益录音告知》", "<recording notice>", "“本次通话将被录音。”"]
)
def test_a_notice_passes(notice: str) -> None:
    assert found(notice) == []


def test_own_words_that_do_not_tell_are_refused() -> None:
    (one,) = found("“您好，请稍候。”")
    assert one.code == "IVRC225" and "您好，请稍候。" in one.zh and "本次通话将被录音" in one.mend_zh


@pytest.mark.parametrize(("value", "codes"), [("本次通话将被录音", []), ("您好", ["IVRC225"])])
def test_words_in_a_variable_count_as_they_are_heard(value: str, codes: list[str]) -> None:
    assert [one.code for one in found("“{说明}。”", f"    说明  {value}\n")] == codes


@pytest.mark.parametrize(
    ("language", "words", "codes"),
    [
        ("粤语", "今次通話將會被錄音。", []),
        ("國語", "本次通話將會錄音。", []),
        ("國語", "感謝您的來電。", ["IVRC225"]),
        ("英语", "This call is recorded.", []),
        ("英语", "Thank you for calling.", ["IVRC225"]),
    ],
)
def test_in_other_languages(language: str, words: str, codes: list[str]) -> None:
    text = (
        f"热线 t 4001234567\n    语言 {language}\n    时区 Asia/Taipei\n    故障 → 再见\n    录音 全程，告知 “{words}”\n\n"
        f"播报 欢迎：“{words}” → 再见\n\n播报 再见：“Bye 再见。” → 挂机\n"
    )
    told = [one.code for one in compile_text(text).diagnostics if one.severity == "error"]
    assert told == codes


OWN = """\
group: {{zh: 自己的, en: Own}}
phrases:
  {name}:
{mark}    when: {{zh: 开头, en: first}}
    texts: {{zh-CN: "{words}"}}
"""


@pytest.mark.parametrize(
    ("name", "mark", "words", "codes"),
    [
        ("本司告知", "    notice: recording\n", "本通话全程录音。", []),
        ("本司告知", "", "本通话全程录音。", ["IVRC225"]),
        ("本司告知", "    notice: recording\n", "欢迎致电本司。", ["IVRC225"]),
        ("录音告知", "", "欢迎致电本司。", ["IVRC225"]),
        ("录音告知", "    notice: recording\n", "本通话全程录音。", []),
    ],
)
def test_a_project_s_own_phrase_is_a_notice_if_it_is_marked_and_tells(
    name: str, mark: str, words: str, codes: list[str]
) -> None:
    own, problems = read_phrases("p.yaml", OWN.format(name=name, mark=mark, words=words))
    assert not problems
    told = found(f"《{name}》", library=standard_phrases().overlaid(own))
    assert [one.code for one in told] == codes
    if not mark and "录音" in words:
        assert "notice: recording" in told[0].mend_zh and "notice: recording" in told[0].mend_en


def test_the_notice_of_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`录音 全程，告知 《结束语》` was taken, and calls were recorded behind a goodbye."""
    from ivrc.cli import main

    monkeypatch.chdir(tmp_path)
    Path("a.ivr").write_text(MENU.format(notice="《结束语》", more=""), encoding="utf-8")
    assert main(["check", "a.ivr"]) == 1
