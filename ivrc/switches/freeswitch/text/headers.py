"""The variable in which FreeSWITCH shows a header of the call (`sofia_handle_sip_i_invite` of mod_sofia, 1.10.12).

Three headers that tell who calls have one of their own, of which the switch takes its caller ID as well; P-Asserted-Identity's
holds the user of the address only, unless the profile has it otherwise (`p-asserted-id-parse`). Of the headers that it does not
know itself, it shows those whose names begin in one of a few ways. Whatever a header is named in capitals is one variable.
"""

from __future__ import annotations

from ivrc.regex import regex

_TELL_WHO_CALLS = ("p-asserted-identity", "p-preferred-identity", "remote-party-id")
_SHOWN = regex(r"(?:x-|p-|k-|diversion|user-to-user$).*")


def variable(header: str) -> str:
    """Its name; empty where the switch does not show the header."""
    named = header.lower()
    if named in _TELL_WHO_CALLS:
        return f"sip_{header}"
    return f"sip_h_{header}" if _SHOWN.fullmatch(named) else ""
