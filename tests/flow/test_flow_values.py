"""Values in phrases: how a parameter is read stands with the phrase."""

from __future__ import annotations

import pytest
from lowered import flow, node

from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Clip
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.pinyin import shown, words


def clip(speech: str) -> Clip:
    hotline = flow(f"播报 甲：{speech} → 再见")
    (said,) = (
        c for c in hotline.clips.values() if any(p.clip == c.id for p in node(hotline, "甲", Say).plays)
    )
    return said


@pytest.mark.parametrize(
    ("speech", "text", "reading"),
    [
        ("《报工号（1001）》", "1001号为您服务。", "yāo líng líng yāo hào wèi nín fú wù。"),
        (
            "《排队人数（12）》",
            "您前面还有12位客户在等待。",
            "nín qián miàn hái yǒu shí èr wèi kè hù zài děng dài。",
        ),
    ],
)
def test_a_value_is_read_as_its_parameter_says(speech: str, text: str, reading: str) -> None:
    said = clip(speech)
    assert said.text == text, "shown as it is written"
    assert shown(words(spoken(said.text, said.readings, said.locale))) == reading


def test_a_long_number_keeps_its_groups() -> None:
    said = clip("《号码变更（13800138000）》")
    assert said.readings == ()
    assert "yāo sān bā、 líng líng yāo sān、 bā líng líng líng" in shown(words(spoken(said.text)))
