"""Rules for quantities: digit by digit from the left, each place a state, with what the languages have in common.

A state of a quantity is a letter, the number of digits that are left, and what was said: `u` nothing yet, `v` something,
`w` something and then zeros (in Chinese they are said before the next digit).
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.saying.rule import TAKEN, Rule

MOST_DIGITS = 8
"""Of a quantity: ninety-nine million and more is no amount that a telephone tells."""

_UNITS = ("d", "t", "h", "k")
"""Words for a digit by its place in a group: alone, and with ten, hundred, thousand."""


def chinese(letter: str, then: str, taiwan: bool = False, two_hundred: bool = False) -> Iterator[Rule]:
    """A quantity of 2 to MOST_DIGITS digits, and of one in another: `then` follows. 两 stands before 千 and 万 at the
    beginning; in Taiwan before 百 and 千 wherever they stand."""
    for left in range(MOST_DIGITS, 0, -1):
        group, place = divmod(left - 1, 4)
        after = ("m0",) if place == 0 and group else ()
        for said in "uvw":
            state = f"{letter}{left}{said}"
            on = f"{letter}{left - 1}" if left > 1 else ""

            def go(now: str, on: str = on) -> str:
                return f"{on}{now}" if on else then

            if said == "u":
                yield Rule(state, "0", () if on else ("d0",), go("u"))
            else:
                yield Rule(state, "0", after, go("w"))
            zero = ("d0",) if said == "w" else ()
            special: dict[str, tuple[str, ...]] = {}
            if place == 1 and said == "u":
                for second in range(10):
                    yield Rule(
                        state,
                        f"1{second}",
                        (f"n{second}", *(("m0",) if group else ())),
                        f"{letter}{left - 2}{'v' if second else 'w'}" if left > 2 else then,
                    )
                special["1"] = ()
            if place == 3 and (taiwan or said == "u"):
                special["2"] = ("lk",)
            if place == 2 and (taiwan or (two_hundred and said == "u")):
                special["2"] = ("lh",)
            if place == 0 and group and said == "u":
                special["2"] = ("l2",)
            for digit, words in special.items():
                if words:
                    yield Rule(state, digit, (*zero, *words, *after), go("v"))
            rest = "".join(d for d in "123456789" if d not in special)
            yield Rule(state, f"[{rest}]", (*zero, f"{_UNITS[place]}{TAKEN}", *after), go("v"))


def english(letter: str, then: str) -> Iterator[Rule]:
    """The same in English: groups of three, thousand and million; twenty and one are two words."""
    for left in range(MOST_DIGITS, 0, -1):
        group, place = divmod(left - 1, 3)
        for said in "uvw":
            # v: something was said in this group; w: something before it, and nothing in it yet
            state = f"{letter}{left}{said}"
            on = f"{letter}{left - 1}" if left > 1 else ""
            over = ("th", "mi")[group - 1 : group] if group else ()

            def go(now: str, on: str = on) -> str:
                return f"{on}{now}" if on else then

            last = place == 0
            if last:
                nothing = () if said != "u" or on else ("e0",)
                yield Rule(state, "0", over if said == "v" else nothing, go("u" if said == "u" else "w"))
                yield Rule(state, "[1-9]", (f"e{TAKEN}", *over), go("w"))
            elif place == 1:
                yield Rule(state, "0", (), go(said))
                for second in range(10):
                    name = f"e{10 + second}"
                    yield Rule(
                        state,
                        f"1{second}",
                        (name, *over),
                        f"{letter}{left - 2}w" if left > 2 else then,
                    )
                yield Rule(state, "[2-9]", (f"t{TAKEN}",), go("v"))
            else:
                yield Rule(state, "0", (), go(said))
                yield Rule(state, "[1-9]", (f"e{TAKEN}", "hu"), go("v"))


def entries(state: str, letter: str, most: int, follows: str = "") -> Iterator[Rule]:
    """From a state into the place that the length says: quantities of 2 digits and more."""
    for left in range(2, most + 1):
        yield Rule(state, "", (), f"{letter}{left}u", "X" * left + follows)
