"""How the bench of hearing scores digits: strictly, and leniently, which is never worse."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

_FILE = Path(__file__).parent.parent.parent / "bench/hearing.py"
_SPEC = importlib.util.spec_from_file_location("hearing", _FILE)
assert _SPEC and _SPEC.loader
hearing = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hearing)


@pytest.mark.parametrize(
    ("number", "written", "strict", "lenient"),
    [
        ("7877", "您的号码是7,877,请确认。", 0, 0),
        ("7877", "您的号码是七八七７，请确认。", 0, 0),
        ("7877", "您的号码是其8七7请确认", 1, 0),
        ("8932", "您的号码是把就三二。请确认", 2, 0),
        ("112", "您的号码是要一而，请确认。", 2, 0),
        ("12", "您的好马是二请确认", 1, 1),
        ("12", "您的号码是123请确认。", 1, 1),
        ("12", "您的号码是请确认。", 2, 2),
        ("5", "您的号码是ba。", 1, 1),
        ("8", "您的号码是ba。", 1, 0),
    ],
)
def test_digits(number: str, written: str, strict: int, lenient: int) -> None:
    assert hearing.digit_errors(number, written, strict=True) == strict
    assert hearing.digit_errors(number, written, strict=False) == lenient


@given(st.text("0123456789", min_size=1, max_size=8), st.text("0123456789七把其一要请零 ,-ba", max_size=12))
def test_leniently_never_worse(number: str, written: str) -> None:
    strict, lenient = (hearing.digit_errors(number, written, strict=each) for each in (True, False))
    assert lenient <= strict <= len(number)


def test_one_is_heard_in_any_of_its_tones() -> None:
    assert hearing.errors("请按1，再说一遍", "请按一,再说1遍", tones=True) == 0
    assert hearing.errors("需要确认", "需一确认", tones=False) == 1
