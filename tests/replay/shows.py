"""What the call beside a finding must show, of each code, from the trace alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline


class Call(NamedTuple):
    """What `ivrc call --json` told of a call, the flow, and the finding that printed it."""

    events: list[dict[str, Any]]
    flow: Hotline
    one: Diagnostic

    def names(self, kind: str) -> list[str]:
        return [event["in"] for event in self.events if event["event"] == kind]

    @property
    def entered(self) -> list[str]:
        return self.names("goto")

    def words(self, events: list[dict[str, Any]] | None = None) -> list[str]:
        heard = self.events if events is None else events
        return [
            self.flow.clips[e["clip"]].text
            for e in heard
            if e["event"] == "play" and e["clip"] in self.flow.clips
        ]

    @property
    def by_the_flow(self) -> bool:
        last = self.events[-1]
        return last["event"] == "hangup" and last["who"] != "caller"

    def since_the_last(self, *kinds: str) -> list[dict[str, Any]]:
        """The events behind the last one of these kinds."""
        last = max((n for n, event in enumerate(self.events) if event["event"] in kinds), default=-1)
        return self.events[last + 1 :]

    @property
    def here(self) -> list[str]:
        """The nodes that stand on the finding's line."""
        return [name for name, node in self.flow.nodes.items() if node.span.line == self.one.span.line]


def unannounced(call: Call) -> bool:
    first = next(n for n, event in enumerate(call.events) if event["event"] == "record")
    notices = [event for event in call.events[:first] if event.get("clip") in call.flow.notices]
    return call.events[first]["in"] in call.here and not notices


def unrecorded(call: Call) -> bool:
    if "no call is recorded" in call.one.en:
        return not call.names("record")
    served = next(n for n, name in enumerate(call.entered) if name in call.here)
    before = call.events[: [e["event"] for e in call.events].index("goto") + served]
    return not any(event["event"] == "record" for event in before)


def cuts_the_notice(call: Call) -> bool:
    first = next(n for n, event in enumerate(call.events) if event["event"] == "interrupted")
    return call.events[first - 1].get("clip") in call.flow.notices


def presses_in_a_sentence_in_vain(call: Call) -> bool:
    """A key cuts the sentence that tells it, or nothing does; what follows takes no key for an entry."""
    said = next(
        n
        for n, event in enumerate(call.events)
        if event["event"] == "play" and call.flow.clips[event["clip"]].span.line == call.one.span.line
    )
    behind = call.events[said + 1 :]
    keys = [n for n, event in enumerate(behind) if event["event"] == "key"]
    if not keys:
        return behind[0]["event"] != "interrupted"
    left = next(
        e["event"] for e in behind[keys[-1] + 1 :] if e["event"] not in ("goto", "play", "interrupted")
    )
    return behind[0]["event"] == "interrupted" and left in ("wrong", "dial", "hangup", "silence", "message")


def agrees_unheard(call: Call) -> bool:
    """Of the menu here nothing is heard before a key is taken in it."""
    own = [e for e in call.events if e["in"] in call.here]
    kinds = [event["event"] for event in own]
    return "play" not in kinds[: kinds.index("key")]


def agrees_in_silence(call: Call) -> bool:
    """Nothing is pressed in the menu here, and the call goes on from there."""
    return bool(call.names("silence")) and not call.names("key")


def refuses_and_is_recorded(call: Call) -> bool:
    """The key is pressed in the menu here, and recording has begun or begins behind it."""
    return bool(call.names("record") and call.names("key"))


def round_and_round(call: Call) -> bool:
    return any(call.entered.count(name) > 1 for name in call.entered)


def keeps_pressing(call: Call) -> bool:
    return round_and_round(call) and bool(call.names("wrong")) and not call.names("set")


def comes_here(call: Call) -> bool:
    return any(name in call.here for name in call.entered)


def comes_by_wrong_keys(call: Call) -> bool:
    return bool(call.names("dial")) and bool(call.names("wrong"))


def comes_by_keys(call: Call) -> bool:
    return bool(call.names("dial") or call.names("queue")) and len(call.names("key")) > 1


def goes_dead(call: Call) -> bool:
    return call.by_the_flow and not call.words(call.since_the_last("key", "silence", "wrong", "outcome"))


def fails(call: Call) -> bool:
    return bool(call.names("fault"))


def lacks_a_value(call: Call) -> bool:
    return any(event["event"] == "fault" and event["in"] in call.here for event in call.events)


def presses_in_vain(call: Call) -> bool:
    return bool(call.names("wrong"))


def waits(call: Call) -> bool:
    silent = [event["at"] for event in call.events if event["event"] == "silence"]
    return len(silent) > 1 and silent[-1] - call.events[0]["at"] > 120


def is_kept_waiting(call: Call) -> bool:
    return call.events[-1]["at"] > 300 and not call.names("key")


def rings(call: Call) -> bool:
    dial = next(event for event in call.events if event["event"] == "dial" and event["in"] in call.here)
    gone = [event for event in call.events if event["event"] == "outcome" and event["outcome"] == "no-answer"]
    return gone[-1]["at"] - dial["at"] > 60


def nobody(call: Call) -> bool:
    return not call.names("dial")


def regrets(call: Call) -> bool:
    told = "".join(call.words(call.since_the_last("key", "wrong")))
    return call.by_the_flow and any(word in told.lower() for word in ("抱歉", "对不起", "sorry"))


def is_turned_away(call: Call) -> bool:
    told = "".join(call.words()).lower()
    return regrets(call) or (
        call.by_the_flow and any(word in told for word in ("closed", "下班", "非工作时间"))
    )


def changes_without_a_pin(call: Call) -> bool:
    return any(event["event"] in ("turn", "enlist") and event["in"] in call.here for event in call.events)


def promises(call: Call) -> bool:
    said = [clip.text for clip in call.flow.clips.values() if clip.span.line == call.one.span.line]
    return call.by_the_flow and any(text in call.words() for text in said) and not call.names("note")


def notes_no_number(call: Call) -> bool:
    return "from" not in call.events[0] and any(name in call.here for name in call.names("note"))


def is_deep(call: Call) -> bool:
    return comes_here(call) and len(call.names("key")) >= 3


def comes_behind_options(call: Call) -> bool:
    """The sentence here is heard by a caller who has come where an option is told before it, or waits for it for long."""
    heard = call.words()
    said = [clip.text for clip in call.flow.clips.values() if clip.span.line == call.one.span.line]
    if "s after the call began" in call.one.en or not any(text in heard for text in said):
        return bool(call.entered)
    return "option" in call.one.en


def presses_here(call: Call) -> bool:
    """A key is pressed in a menu, and takes the caller somewhere or is none of its keys."""
    return bool(call.names("key")) and (len(call.entered) > 1 or bool(call.names("wrong")))


def waits_behind_a_key(call: Call) -> bool:
    """Behind a key nothing happens for a second or more, and then the call goes on."""
    at = [n for n, event in enumerate(call.events) if event["event"] == "key"]
    return any(call.events[n + 1]["at"] - call.events[n]["at"] >= 1 for n in at if n + 1 < len(call.events))


SHOWS: dict[str, Callable[[Call], bool]] = {
    "IVRC301": unannounced,
    "IVRC302": cuts_the_notice,
    "IVRC303": unrecorded,
    "IVRC304": waits,
    "IVRC305": round_and_round,
    "IVRC307": comes_here,
    "IVRC308": goes_dead,
    "IVRC309": fails,
    "IVRC310": presses_in_vain,
    "IVRC311": presses_here,
    "IVRC314": waits_behind_a_key,
    "IVRC312": presses_in_a_sentence_in_vain,
    "IVRC321": lacks_a_value,
    "IVRC327": keeps_pressing,
    "IVRC328": comes_by_wrong_keys,
    "IVRC329": rings,
    "IVRC330": is_kept_waiting,
    "IVRC334": nobody,
    "IVRC338": regrets,
    "IVRC339": is_turned_away,
    "IVRC343": agrees_unheard,
    "IVRC344": changes_without_a_pin,
    "IVRC348": promises,
    "IVRC349": notes_no_number,
    "IVRC350": is_deep,
    "IVRC351": presses_here,
    "IVRC356": agrees_in_silence,
    "IVRC382": refuses_and_is_recorded,
    "IVRC380": comes_by_keys,
    "IVRC680": comes_behind_options,
    "IVRC681": comes_behind_options,
}
"""Of each code what its call shows. A code that is not among them is about no call."""
