"""In which variable a header of the caller is read on FreeSWITCH, and which are refused; seen on a real one by
tests/verify/test_freeswitch_sip.py."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.freeswitch.text.target import TARGET

ASKS = """热线 甲
    故障 → 挂机

分支 问
    主叫是 13805761234 → 熟客
    否则 → 挂机

播报 熟客：“您好。” → 挂机
"""


@pytest.mark.parametrize(
    ("header", "variable"),
    [
        ("X-Caller", "sip_h_X-Caller"),
        ("x-caller", "sip_h_x-caller"),
        ("P-Called-Party-ID", "sip_h_P-Called-Party-ID"),
        ("Diversion", "sip_h_Diversion"),
        ("User-to-User", "sip_h_User-to-User"),
        ("P-Asserted-Identity", "sip_P-Asserted-Identity"),
        ("p-asserted-identity", "sip_p-asserted-identity"),
        ("P-Preferred-Identity", "sip_P-Preferred-Identity"),
        ("Remote-Party-ID", "sip_Remote-Party-ID"),
        ("From", ""),
        ("User-to-User-Info", ""),
        ("Real-Caller", ""),
        ("XCaller", ""),
    ],
)
def test_a_header_is_read_where_the_switch_shows_it_and_refused_where_it_does_not(
    header: str, variable: str
) -> None:
    asks = compile_text(ASKS, standard_phrases()).hotline
    assert asks is not None
    site = Site("试", {}, caller={"freeswitch": header})
    assert [one.code for one in admit(asks, site, TARGET)] == ([] if variable else ["IVRC433"])
    if variable:
        (text,) = TARGET.emit(asks, site).files.values()
        assert f'field="${{{variable}}}"' in text
