"""挂机: the call ends here."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.kinds.hangup import Hangup
from ivrc.lowering.draft import Draft


def hang_up(draft: Draft, owner: str, span: Span) -> str:
    """Adds a Hangup node for this place."""
    return draft.add(Hangup(draft.made_for(owner, "hangup"), span))
