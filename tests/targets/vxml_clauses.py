"""Clauses that a VoiceXML document can break though the schema takes it: what breaks each, as an XPath, and an example.

A platform answers most of them with `error.badfetch` or `error.semantic`, before or in the middle of a call; the others are
what the standard leaves optional, so that not every platform has it. Sections are those of VoiceXML 2.0 unless 2.1 or SRGS
(Speech Recognition Grammar Specification 1.0) is named.
"""

from __future__ import annotations

from typing import NamedTuple

NAMESPACE = "http://www.w3.org/2001/vxml"


class Clause(NamedTuple):
    """`breaks` finds what breaks it; `wrong` stands in a form, and does."""

    section: str
    says: str
    breaks: str
    wrong: str


GRAMMAR = (
    '<field><grammar mode="dtmf" version="1.0" root="k" type="application/srgs+xml">{}</grammar></field>'
)

CLAUSES = (
    Clause(
        "2.1, 9",
        "a transfer has `type` or `bridge`, not both",
        "//v:transfer[@type and @bridge]",
        '<transfer type="bridge" bridge="true" dest="tel:1"/>',
    ),
    Clause(
        "2.3.7",
        "a transfer has one of `dest` and `destexpr`",
        "//v:transfer[count(@dest | @destexpr) != 1]",
        """<transfer type="bridge" dest="tel:1" destexpr="'tel:1'"/>""",
    ),
    Clause(
        "2.3.7",
        "how long a bridged transfer rings is the platform's affair unless it is said",
        "//v:transfer[not(@connecttimeout)]",
        '<transfer type="bridge" dest="tel:1"/>',
    ),
    Clause(
        "4.1.3",
        "an audio has one of `src` and `expr`",
        "//v:audio[count(@src | @expr) != 1]",
        "<block><audio>words</audio></block>",
    ),
    Clause(
        "2.1, 5",
        "a data has one of `src` and `srcexpr`",
        "//v:data[count(@src | @srcexpr) != 1]",
        '<block><data method="post"/></block>',
    ),
    Clause(
        "2.1, 5",
        "what a data without a `name` brings back is thrown away, so its answer need not be read",
        "//v:data[@name]",
        '<block><data name="answer" src="https://a.example"/></block>',
    ),
    Clause(
        "5.3.7",
        "a goto has one destination",
        "//v:goto[count(@next | @expr | @nextitem | @expritem) != 1]",
        '<block><goto next="#a" expr="\'#a\'"/></block>',
    ),
    Clause(
        "5.3.7",
        "a goto leads to a dialog that there is",
        "//v:goto[not(substring-after(@next, '#') = //v:form/@id)]",
        '<block><goto next="#nowhere"/></block>',
    ),
    Clause(
        "5.2.1",
        "a throw has one of `event` and `eventexpr`",
        "//v:throw[count(@event | @eventexpr) != 1]",
        "<block><throw/></block>",
    ),
    Clause(
        "5.3.12",
        "a script has one of `src` and its own text",
        "//v:script[boolean(@src) = boolean(normalize-space())]",
        '<block><script src="a.js">1;</script></block>',
    ),
    Clause(
        "5.3.4",
        "nothing follows an else within its if but content",
        "//v:else[following-sibling::v:else or following-sibling::v:elseif]",
        '<block><if cond="1"><else/><elseif cond="1"/></if></block>',
    ),
    Clause(
        "2.1.3",
        "items and variables of a form have names of their own",
        "//v:form/*[@name = preceding-sibling::*/@name]",
        '<var name="a"/><block name="a"/>',
    ),
    Clause(
        "5.3.3",
        "a clear names items of its form",
        "//v:clear[@namelist and not(@namelist = ancestor::v:form/*/@name)]",
        '<block><clear namelist="nothing"/></block>',
    ),
    Clause(
        "2.3.1",
        "built-in types of a field are optional",
        "//v:field[@type] | //v:grammar[starts-with(@src, 'builtin:')]",
        '<field type="digits"/>',
    ),
    Clause(
        "3.1.1.1",
        "a grammar that stands here has its text and no `src`",
        "//v:grammar[@src or @srcexpr or not(v:rule)]",
        '<field><grammar src="a.grxml"/></field>',
    ),
    Clause(
        "SRGS 4.7",
        "the root of a grammar is a rule of it",
        "//v:grammar[not(@root = v:rule/@id)]",
        GRAMMAR.format('<rule id="other">1</rule>'),
    ),
    Clause(
        "SRGS 2.2.1",
        "a rule is referred to within its grammar",
        "//v:ruleref[not(substring-after(@uri, '#') = ancestor::v:grammar/v:rule/@id)]",
        GRAMMAR.format('<rule id="k"><ruleref uri="#other"/></rule>'),
    ),
    Clause(
        "SRGS 3.1",
        "a rule's name holds no point, colon or hyphen, and is none of those that are reserved",
        "//v:rule[translate(@id, '.:-', '') != @id or @id = 'NULL' or @id = 'VOID' or @id = 'GARBAGE']",
        GRAMMAR.format('<rule id="k.1">1</rule>'),
    ),
    Clause(
        "SRGS 2.5",
        "something is repeated no more often at least than at most",
        "//v:item[number(substring-before(@repeat, '-')) > number(substring-after(@repeat, '-'))]",
        GRAMMAR.format('<rule id="k"><item repeat="3-1">1</item></rule>'),
    ),
    Clause(
        "2.3.6",
        "how long a message may be is the platform's affair unless it is said",
        "//v:record[not(@maxtime)]",
        '<record type="audio/x-wav"/>',
    ),
    Clause(
        "appendix E",
        "every platform records these forms",
        "//v:record[not(@type = 'audio/basic' or @type = 'audio/x-alaw-basic' or @type = 'audio/x-wav')]",
        '<record maxtime="9s" type="audio/mpeg"/>',
    ),
    Clause(
        "1.5.4",
        "after the caller has hung up the document is left, and waits for nothing",
        "//v:catch[contains(@event, 'connection.disconnect')][not(v:exit) or .//v:goto or .//v:prompt]",
        '<catch event="connection.disconnect.hangup"><goto next="#a"/></catch>',
    ),
    Clause(
        "6.3",
        "properties are the standard's, none a platform's own",
        "//v:property[not(contains(' inputmodes universals bargein bargeintype timeout interdigittimeout termtimeout "
        "termchar fetchtimeout ', concat(' ', @name, ' ')))]",
        '<property name="com.example.tweak" value="1"/>',
    ),
    Clause(
        "1.4",
        "elements are the standard's, none a platform's own",
        "//*[namespace-uri() != namespace-uri(/*)]",
        '<block><beep xmlns="urn:example"/></block>',
    ),
    Clause(
        "5.3.2",
        "what is assigned has been declared",
        "//v:assign[not(@name = ancestor::*/v:var/@name or @name = ancestor::v:form/*/@name or contains(@name, '.'))]",
        '<block><assign name="nobody" expr="1"/></block>',
    ),
)
