"""No document breaks a clause of the standard that the schema cannot see, and each clause's rule finds what does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from ivrc.compile import compile_file
from ivrc.flow.nodes import Hotline
from ivrc.project import find, open_project, open_site, phrases
from ivrc.switches.admit import admit
from ivrc.switches.voicexml.text.target import TARGET

from .flows import hangup, hotline, say, transfer, voicemail
from .test_voicexml_document import SITE, document, everything
from .vxml_clauses import CLAUSES, NAMESPACE, Clause

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.ivr"))


def broken(tree: etree._Element) -> list[str]:
    """The clauses that a document breaks."""
    return [
        f"{clause.section}: {clause.says}"
        for clause in CLAUSES
        if tree.xpath(clause.breaks, namespaces={"v": NAMESPACE})
    ]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: f"{clause.section} {clause.says}")
def test_a_rule_finds_what_breaks_its_clause(clause: Clause) -> None:
    text = f'<vxml xmlns="{NAMESPACE}" version="2.1"><form id="a">{clause.wrong}</form></vxml>'
    assert f"{clause.section}: {clause.says}" in broken(etree.fromstring(text))


def test_each_clause_is_about_an_element_that_documents_have() -> None:
    tree = document(everything())
    wanted = {name for clause in CLAUSES for name in re.findall(r"//v:(\w+)", clause.breaks)}
    assert {name for name in wanted if tree.find(f".//{{{NAMESPACE}}}{name}") is None} == set()


@pytest.mark.parametrize(
    "flow",
    [
        everything(),
        hotline(say("欢迎", "hello", "!notice", "more", to="bye"), hangup()),
        hotline(transfer("坐席", "坐席", "班长", busy="留言"), voicemail("留言", "bye"), hangup()),
    ],
    ids=["everything", "says", "dials"],
)
def test_a_document_breaks_none(flow: Hotline) -> None:
    assert broken(document(flow, SITE)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_document_of_the_lessons_breaks_one(path: Path) -> None:
    project, _ = open_project(find(path))
    library, _ = phrases(project)
    site, _ = open_site(project, None)
    flow = compile_file(path, project.root, library).hotline
    assert flow is not None and site is not None
    if any(each.code == "IVRC401" for each in admit(flow, site, TARGET)):
        pytest.skip("cannot be said in VoiceXML, and is not")
    assert broken(document(flow, site)) == []
