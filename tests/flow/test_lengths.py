"""How long unspoken words are reckoned to take: about as long as they take when they are spoken."""

import pytest

from ivrc.flow.lengths import length_ms


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("", 0),
        ("您好，欢迎致电。", 6),
        ("客服电话请拨0", 7),
        ("Thank you for calling. Please hold.", 7),
        ("Press 1 for sales.", 4),
        ("Don't hang up", 3),
        ("Your PIN", 4),
        ("Por favor, espere.", 5),
        ("VIP专线", 5),
    ],
)
def test_by_syllables(text: str, syllables: int) -> None:
    assert length_ms(text) == 400 + 286 * syllables


def test_a_language_is_no_longer_than_another() -> None:
    """200 ms a character made the English sentence three times as long as it is spoken."""
    chinese, english = "请稍候，正在为您转接。", "Please hold while we connect you."
    assert abs(length_ms(chinese) - length_ms(english)) < 600
