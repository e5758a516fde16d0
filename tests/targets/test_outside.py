"""No key of a caller reaches an outside line unless the site says so: dial strings, patterns, and what allows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.diagnostics import Diagnostic
from ivrc.project import Project, open_site
from ivrc.switches.registry import load

DOCS = Path(__file__).parents[2] / "docs"
SAMPLE = re.compile(r"^```yaml (wrong|right)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

TELEPHONES = {
    "asterisk": [
        "PJSIP/{}", "pjsip/{}", "SIP/{}", "IAX2/{}", "SCCP/{}", "PJSIP/desk-{}", "PJSIP/{}-tenant2",
        "PJSIP/{}&SIP/{}", "PJSIP/{}&PJSIP/13800138000@trunk-out",
    ],
    "freeswitch": [
        "user/{}", "USER/{}", "user/{}@pbx.example.com", "user/{}@$${domain}", "group/{}", "verto.rtc/{}@$${domain}",
        "sofia/internal/{}%pbx.example.com", "sofia/internal/{}%$${domain}", "user/{},user/mobile-{}",
    ],
    "voicexml": [],
}  # fmt: skip
DIALLED_AGAIN = {
    "asterisk": [
        "Local/{}@internal",
        "Local/{}@internal/n",
        "LOCAL/{}@ivrc-lab-desk/nj",
        "Local/{}@ext-local/n",
    ],
    "freeswitch": ["loopback/{}/internal", "loopback/{}/ivrc-lab-desk/xml"],
    "voicexml": ["sip:{}@pbx.example.com", "SIPS:{}@10.0.0.5:5061", "sip:{}@127.0.0.1;transport=tcp"],
}
OUTSIDE = {
    "asterisk": [
        "PJSIP/{}@trunk-out", "pjsip/{}@t", "PJSIP/t/sip:{}@203.0.113.7", "PJSIP/{}/sip:{}@203.0.113.7", "PJSIP/t/{}",
        "SIP/{}@carrier", "SIP/carrier/{}", "IAX2/user:secret@far/{}", "IAX2/far/{}@ctx", "DAHDI/{}", "DAHDI/g1/{}",
        "dahdi/G2/{}", "Local/900{}@from-internal/n", "Local/{}@from-internal/n", "Local/9{}@internal/n",
        "Local/{}0@internal/n", "Local/{}", "Local/{}@default", "Local/{}@outbound-allroutes/n", "Local/{}@外线/n",
        "Local/{}@dial-out", "PJSIP/9{}", "PJSIP/{}0", "PJSIP/trunk-{}", "Motif/{}", "Quectel/q0/{}", "Phone/{}",
        "PJSIP/{}&PJSIP/{}@trunk", "PJSIP/8000&Local/{}@from-internal/n", "PJSIP/{}{}", "Local/{}@{}",
    ],
    "freeswitch": [
        "sofia/gateway/carrier/{}", "SOFIA/GATEWAY/carrier/{}", "sofia/gateway/carrier/9{}", "sofia/internal/{}@10.0.0.5",
        "sofia/external/{}@sip.example.com", "sofia/internal/{}", "sofia/internal/{}%d;fs_path=sip:10.0.0.5",
        "loopback/{}", "loopback/{}/default", "loopback/9{}/internal", "loopback/{}/outbound", "loopback/{}/public-out",
        "user/9{}", "freetdm/1/a/{}", "openzap/1/a/{}", "gsmopen/one/{}", "user/{},sofia/gateway/carrier/{}",
        "verto.rtc/9{}",
    ],
    "voicexml": [
        "tel:{}", "tel:+86{}", "TEL:{};phone-context=pbx.example.com", "sip:9{}@pbx.example.com", "sip:+{}@pbx.example.com",
        "sip:{}@pbx.example.com;user=phone", "sip:{}@trunk.example.com", "sip:{}@gw.example.com",
        "sip:{}@pbx.example.com?Route=%3Csip:carrier%3E", "sip:{}@sip.carrier.example",
    ],
}  # fmt: skip


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(target, dial) for target, dials in table.items() for dial in dials]


def judged(tmp_path: Path, text: str) -> list[Diagnostic]:
    """What is found in a site file."""
    (tmp_path / "sites").mkdir(exist_ok=True)
    (tmp_path / "sites/s.yaml").write_text(text, encoding="utf-8")
    site, found = open_site(Project(tmp_path, {}), "s")
    assert (site is None) == any(d.severity == "error" for d in found)
    return list(found)


def extensions(tmp_path: Path, target: str, dial: str, *numbers: str, more: str = "") -> list[str]:
    listed = ", ".join(f"'{number}'" for number in numbers or ("81XX",))
    text = f"extensions:\n  numbers: [{listed}]\n  dial: {{{target}: '{dial}'}}\n{more}"
    return [d.code for d in judged(tmp_path, text)]


@pytest.mark.parametrize(("target", "dial"), pairs(TELEPHONES))
def test_a_telephone_may_be_dialled(tmp_path: Path, target: str, dial: str) -> None:
    assert extensions(tmp_path, target, dial, "8001", "81XX", "XXXX", "9XXX") == []


@pytest.mark.parametrize(("target", "dial"), pairs(DIALLED_AGAIN))
def test_a_dial_plan_may_be_entered_with_extensions(tmp_path: Path, target: str, dial: str) -> None:
    assert extensions(tmp_path, target, dial, "8001", "81XX", "0", "9001") == []
    assert extensions(tmp_path, target, dial, "9XXX") == ["IVRC405"]
    assert extensions(tmp_path, target, dial, "XXX") == ["IVRC405"]


@pytest.mark.parametrize(("target", "dial"), pairs(OUTSIDE))
def test_what_may_lead_outside_is_told(tmp_path: Path, target: str, dial: str) -> None:
    assert extensions(tmp_path, target, dial) == ["IVRC404"]
    leave = f"  outside calls allowed: {{dial: ['{dial}']}}\n"
    assert extensions(tmp_path, target, dial, more=leave) == []


@pytest.mark.parametrize(("target", "dial"), pairs(OUTSIDE))
def test_leave_holds_for_the_very_string_only(tmp_path: Path, target: str, dial: str) -> None:
    leave = f"  outside calls allowed: {{dial: ['{dial}x']}}\n"
    assert sorted(extensions(tmp_path, target, dial, more=leave)) == ["IVRC224", "IVRC404"]


@pytest.mark.parametrize(
    "number",
    [
        "XXXXXXX",
        "XXXXXXXXXXXX",
        "00XXXXXXXXXXXXXX",
        "0XXX",
        "00XX",
        "021XXXXX",
        "13800138000",
        "9XXXXXXX",
        "8675XXXX",
    ],
)
def test_a_pattern_of_outside_numbers_is_told_whatever_is_dialled(tmp_path: Path, number: str) -> None:
    assert extensions(tmp_path, "asterisk", "PJSIP/{}", "81XX", number) == ["IVRC405"]
    leave = f"  outside calls allowed: {{numbers: ['{number}']}}\n"
    assert extensions(tmp_path, "asterisk", "PJSIP/{}", "81XX", number, more=leave) == []


def test_numbers_may_be_written_without_quotes(tmp_path: Path) -> None:
    text = "extensions: {numbers: [8001, 13800138000], dial: {asterisk: 'PJSIP/{}'}}\n"
    (found,) = judged(tmp_path, text)
    assert (found.code, found.span.line, found.span.column) == ("IVRC405", 1, 30)


def test_where_a_trunk_is_allowed_patterns_are_looked_at_as_in_a_dial_plan(tmp_path: Path) -> None:
    leave = "  outside calls allowed: {dial: ['PJSIP/{}@trunk']}\n"
    assert extensions(tmp_path, "asterisk", "PJSIP/{}@trunk", "9XXX", more=leave) == ["IVRC405"]


def test_leave_that_is_not_needed_is_told(tmp_path: Path) -> None:
    leave = "  outside calls allowed: {dial: ['PJSIP/{}'], numbers: [81XX, 99XX]}\n"
    assert extensions(tmp_path, "asterisk", "PJSIP/{}", more=leave) == ["IVRC224", "IVRC224", "IVRC224"]


def test_every_target_and_every_pattern_is_told_at_its_place(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        'extensions:\n  numbers: ["XXXXXXXXXXXX", "00XXXXXXXXXXXXXX"]\n  dial:\n'
        "    asterisk: PJSIP/{}@trunk-out\n    freeswitch: sofia/gateway/carrier/{}\n    voicexml: tel:{}\n",
    )
    places = [(d.code, d.span.line) for d in sorted(found, key=lambda d: d.span)]
    assert places == [("IVRC405", 2), ("IVRC405", 2), ("IVRC404", 4), ("IVRC404", 5), ("IVRC404", 6)]
    assert all(d.severity == "error" and d.mend_zh and d.mend_en for d in found)


def test_the_mends_work_as_they_are_printed(tmp_path: Path) -> None:
    text = "extensions:\n  numbers: ['0XXX', '81XX']\n  dial: {asterisk: 'PJSIP/{}@trunk'}\n"
    leave = "  outside calls allowed:\n"
    for found in judged(tmp_path, text):
        told = re.search(r"outside calls allowed: \{(\w+: \[.*?\])\}", found.mend_en)
        assert told and told[0] in found.mend_zh
        leave += f"    {told[1]}\n"
    assert leave.count("\n") == 3
    assert judged(tmp_path, text + leave) == []


def test_a_build_writes_nothing_for_such_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "p"]) == 0
    monkeypatch.chdir(tmp_path / "p")
    site = Path("sites/本地.yaml")
    more = "\nextensions: {numbers: [XXXXXXXXXXXX], dial: {asterisk: 'Local/900{}@from-internal/n'}}\n"
    site.write_text(site.read_text("utf-8") + more, encoding="utf-8")
    assert main(["build", "--no-audio"]) == 1
    told = capsys.readouterr().out
    assert "IVRC404" in told and "IVRC405" in told and not Path("dist").exists()


@pytest.mark.parametrize("code", ["IVRC404", "IVRC405"])
def test_the_samples_of_the_pages(tmp_path: Path, code: str) -> None:
    samples = SAMPLE.findall((DOCS / "checks" / f"{code}.md").read_text("utf-8"))
    assert [kind for kind, _ in samples].count("wrong") == 2
    for kind, text in samples:
        assert [d.code for d in judged(tmp_path, text)] == ([code] if kind == "wrong" else []), text


@pytest.mark.parametrize("page", ["sites.md", "sites.zh-CN.md"])
def test_the_samples_of_the_page_on_sites(tmp_path: Path, page: str) -> None:
    samples = SAMPLE.findall((DOCS / page).read_text("utf-8"))
    assert len(samples) == 3
    for _, text in samples:
        assert judged(tmp_path, text) == [], text


def test_every_dial_string_of_these_tests_is_one(tmp_path: Path) -> None:
    """What counts as a telephone or a dial plan is also accepted as a dial string of its target."""
    from ivrc.site import Extensions, Site

    from .flows import hangup, hotline, transfer

    flow = hotline(transfer("分机", extension="分机号"), hangup(), variables=("分机号",))
    for target, dial in (*pairs(TELEPHONES), *pairs(DIALLED_AGAIN)):
        site = Site("s", {}, Extensions(("81XX",), {target: dial}))
        assert load(target).inspect(flow, site) == [], dial
