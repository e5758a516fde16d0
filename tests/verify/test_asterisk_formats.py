"""Every format that a site may ask for is played by Asterisk, and heard as the clips that were meant."""

from __future__ import annotations

import asyncio

import pytest

from ivrc.places import cache
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text.target import TARGET
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify.conftest import Shipped, in_words

CALLS = 4


@pytest.mark.parametrize("form", TARGET.audio_formats)
def test_a_format_is_heard(asterisk: Installed, shipped: Shipped, form: str) -> None:
    hotline, site = shipped.hotline, shipped.site
    audio = sounds([hotline], (form, TARGET.audio_formats[form]), cache("clips"))
    calls = shipped.calls()[:CALLS]

    async def whole() -> None:
        async with running(asterisk, [hotline], site, audio) as switch:
            assert not switch.found, in_words(switch.found)
            judged, total = await drive(switch, calls, audio)
        assert not [in_words(each.found) for each in judged if each.found]
        assert total.tones >= CALLS * 3

    asyncio.run(whole())
