"""DTMF grammars of a VoiceXML document, as the Speech Recognition Grammar Specification (SRGS 1.0) has them."""

from __future__ import annotations

from lxml import etree

VXML = "{http://www.w3.org/2001/vxml}"


class Grammar:
    """An inline SRGS grammar of DTMF tokens."""

    def __init__(self, element: etree._Element) -> None:
        assert element.get("mode") == "dtmf" and element.get("version") == "1.0"
        self.rules = {rule.get("id"): rule for rule in element.iter(f"{VXML}rule")}
        self.root = self.rules[element.get("root")]

    def read(self, typed: str) -> tuple[bool, bool]:
        """Whether the keys are a match, and whether a longer sequence can be one."""
        self.longer = False
        matched = len(typed) in self._sequence(self.root, typed, {0})
        return matched, self.longer

    def _sequence(self, parent: etree._Element, typed: str, starts: set[int]) -> set[int]:
        starts = self._tokens(parent.text, typed, starts)
        for child in parent:
            starts = self._tokens(child.tail, typed, self._one(child, typed, starts))
        return starts

    def _one(self, element: etree._Element, typed: str, starts: set[int]) -> set[int]:
        match element.tag.removeprefix(VXML):
            case "one-of":
                return set().union(*(self._one(item, typed, starts) for item in element))
            case "ruleref":
                return self._sequence(self.rules[element.get("uri").removeprefix("#")], typed, starts)
            case "item":
                low, _, high = element.get("repeat", "1").partition("-")
                found: set[int] = set()
                for times in range(int(high or low) + 1):
                    found |= starts if times >= int(low) else set()
                    starts = self._sequence(element, typed, starts) if times < int(high or low) else starts
                return found
        raise AssertionError(element.tag)

    def _tokens(self, text: str | None, typed: str, starts: set[int]) -> set[int]:
        for token in (text or "").split():
            assert token in "0123456789*#"
            self.longer = self.longer or len(typed) in starts
            starts = {start + 1 for start in starts if typed[start : start + 1] == token}
        return starts
