"""How a call comes to a private switch: what it brings, and by which channels."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ivrc.simulate.caller import Circumstances
from ivrc.switches.asterisk.driver import endpoints
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.driver.clock import CLOCK
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan


def carried(sounds: str, shows: float, state: str) -> dict[str, str]:
    """The variables that a call comes with: its folder of sounds, the moment that opening hours see (seconds since 1970),
    and what keeps apart what it leaves behind."""
    return {"IVRC_VERIFY_SOUNDS": sounds, CLOCK: str(int(shows)), labels.STATE: state}


def of_row(plan: Plan, given: Circumstances) -> dict[str, str]:
    """The variables that a call has which is made: the number that was called, and what the row has."""
    if not plan.hotline.outbound:
        return {}
    row = {labels.of_row(plan.variables[name]): held for name, held in given.row.items()}
    return {labels.CALLED: given.called, **row}


async def originate(
    manager: Manager,
    places: endpoints.Around,
    enters: str,
    ids: tuple[str, str],
    number: str,
    heard: Path | None,
    variables: Mapping[str, str],
) -> bool:
    """Lets a caller of this number call the extension `enters`; whether the switch took it. What the caller hears is kept in
    the file `heard`. `ids` are those of the caller's channel and of the hotline's."""
    more = {"IVRC_VERIFY_HEARD": str(heard)} if heard else {}
    answer = await manager.ask(
        "Originate",
        {"Variable": [f"{name}={value}" for name, value in {**variables, **more}.items()]},
        Channel=f"Local/{enters}@{places.way_in}/n",
        Context=places.caller,
        Exten="s",
        Priority="1",
        Async="true",
        ChannelId=ids[0],
        OtherChannelId=ids[1],
        Timeout="60000",
        **({"CallerID": f"<{number}>"} if _may_be_sent(number) else {}),
    )
    return answer.get("Response") == "Success"


def _may_be_sent(number: str) -> bool:
    """Whether a telephone could say this of its number, and AMI can be given it."""
    return number != "" and number.isprintable() and not set(number) & set('<>"')
