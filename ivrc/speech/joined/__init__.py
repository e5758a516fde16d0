"""Joined speech: a sentence with a value in it (a number, an amount, a time) said from pieces, each of them a file.

`plan` tells which pieces a sentence needs, `produce` has them made as any prompt is (engines, cache, cluster), and
`join` puts them together. A piece is cut out of a carrier sentence from silence to silence: docs/prompts.md says how
that was judged against words spoken alone.
"""

from ivrc.speech.joined.join import join
from ivrc.speech.joined.plan import Part, plan, produce
from ivrc.speech.joined.sense import NoValue, Untold, speaks, whole

__all__ = ["NoValue", "Part", "Untold", "join", "plan", "produce", "speaks", "whole"]
