"""What the emitted FreeSWITCH text means, by a second reading: what src/switch_xml.c does before it parses."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from ivrc.switches.freeswitch.text.syntax import attribute, comment

from .freeswitch_flows import EVERYTHING, HOSTILE, binding, emitted, hostile

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))
TRAPS = st.lists(
    st.sampled_from(
        (
            *(
                "<include>",
                "</include>",
                "<?",
                "-",
                "--",
                "-->",
                "<!--#",
                "$",
                "$$",
                "${",
                "$${",
                "}",
                "\n",
                "\r",
            ),
            *("x-pre-process", "X-PRE", "-PROCESS", "x-", "&", "&amp;", "]]>", '"', "'", " ", "a"),
        )
    )
).map("".join)

READ_AT_RUN_TIME = {
    *(
        "call",
        "current_application_response",
        "ivrc_dial",
        "ivrc_key",
        "ivrc_message",
        "ivrc_messages",
        "ivrc_next",
    ),
    *(
        "ivrc_recordings",
        "ivrc_result",
        "ivrc_silences",
        "ivrc_sounds",
        "ivrc_step",
        "ivrc_typed",
        "ivrc_wrongs",
    ),
    *(
        "ivrc_outcome",
        "ivrc_fault",
        "ivrc_recording",
        "originate_disposition",
        "playback_terminator_used",
        "timezone",
    ),
    *(
        "record_completion_cause",
        "uuid",
        "strftime(%Y%m%d-%H%M%S)",
        "strftime_tz(${timezone",
        "ivrc_v1",
        "domain",
    ),
    *("sounds_dir", "recordings_dir", "storage_dir"),
}
"""All that an emitted file has expanded while a call runs."""


def preprocessed(text: str) -> str:
    """The lines that reach the parser, after `preprocess` of 1.10.12. A line that it would obey is an error."""
    kept = []
    for line in re.split("(?<=[\r\n])", text):
        assert "$${" not in line, "replaced on loading"
        if "<include>" in line or "</include>" in line or "<?" in line:
            assert line.strip() in ("<include>", "</include>"), f"dropped: {line}"
            continue
        assert "x-pre-process" not in line.lower(), f"dropped or obeyed: {line}"
        assert "<!--#" not in line, f"obeyed: {line}"
        kept.append(line)
    return "".join(kept)


@given(TEXT | TRAPS)
@example("a-")
@example("$${${a}}")
@example("X-PRE-PROCESSx-pre-process")
def test_any_text_is_a_comment(text: str) -> None:
    line = comment(text)
    assert "\n" not in line and "\r" not in line
    assert preprocessed(line) == line
    root = etree.fromstring(f"<a>{line}</a>".encode())
    assert [type(child) for child in root] == [type(etree.Comment(""))]


@given(TEXT | TRAPS)
@example("x-pre-process")
@example("x-pre-x-pre-process-process")
@example("$$${a}")
def test_any_text_comes_back_as_an_attribute(text: str) -> None:
    printable = "".join(" " if ord(letter) < 32 or ord(letter) == 127 else letter for letter in text)
    if re.search("[\ufffe\uffff]", text):
        return  # no character of XML 1.0 (clause 2.2)
    line = f'<a b="{attribute(text)}"/>'
    assert preprocessed(line) == line
    assert etree.fromstring(line.encode()).get("b") == printable


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_stays_a_text_wherever_it_stands(name: str) -> None:
    text = emitted(hostile(name), binding(name))
    assert len(preprocessed(text).splitlines()) == len(text.splitlines()) - 2
    for value in etree.fromstring(text.encode()).xpath("//@*"):
        assert set(re.findall(r"\$\{([^}]*?)(?: %z\)|\}|$)", value)) <= READ_AT_RUN_TIME, value
        assert "\\" not in value and "$$" not in value


def test_a_whole_file_reaches_the_parser_as_it_is() -> None:
    text = emitted(EVERYTHING)
    assert preprocessed(text) == text.removeprefix("<include>\n").removesuffix("</include>\n")
    assert max(map(len, text.splitlines())) < 2000, "the switch reads lines of at most a megabyte"
