"""接通前, 久等: what the caller of a transfer hears between the answer and the talk. Code: IVRC238."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, Transfer
from ivrc.language import tree
from ivrc.language.lines.late import LateLine
from ivrc.lowering.before import before, said_to
from ivrc.lowering.draft import Draft


def before_talk(draft: Draft, source: tree.Block, made: Transfer) -> Transfer:
    """The transfer with the clips that its callers hear when somebody has answered."""
    count = len(made.destinations)
    said = before(draft, source, _reached(made, 0), made.order == ONCE)
    if said:
        instead = tuple(each._replace(before=clip) for each, clip in zip(made.stand_ins, said[count:]))
        made = made._replace(before=said[: max(1, count)], stand_ins=instead or made.stand_ins)
    line = next((each for each in source.lines if isinstance(each, LateLine)), None)
    if line is None:
        return made
    if made.order == ONCE or count < 2:
        draft.found.append(_nobody_before(line.span, made.order == ONCE))
        return made
    return _late(draft, made, line)


def _late(draft: Draft, made: Transfer, line: LateLine) -> Transfer:
    """What is said to those who have waited. Dialled in turn, nobody has rung before the first."""
    first = 0 if made.order in BEGIN_ANYWHERE else 1
    whom = _reached(made, first)
    clips = dict(zip(whom, said_to(draft, line.span, line.speech, whom)))
    if not clips:
        return made
    instead = tuple(each._replace(late=clips.get(each.by, "")) for each in made.stand_ins)
    return made._replace(late=tuple(clips[name] for name in made.destinations[first:]), stand_ins=instead)


def _reached(made: Transfer, first: int) -> tuple[str, ...]:
    """Who may be dialled from the place of this number on, for themselves or for one who is away."""
    stand_ins = (each.by for each in made.stand_ins if made.place_of(each.by) >= first)
    return (*made.destinations[first:], *stand_ins)


def _nobody_before(span: Span, at_once: bool) -> Diagnostic:
    return finding(
        "IVRC238",
        span,
        zh="“久等”说给前面的电话响到头没有人接的客户听；这里几部电话一起响，没有谁在前面"
        if at_once
        else "“久等”说给前面的电话响到头没有人接的客户听；这里只拨一处，前面没有电话响过",
        en="this is said where a telephone before has rung in vain; here all ring at once, and none before another"
        if at_once
        else "this is said where a telephone before has rung in vain; here one is dialled, and none before it",
        mend_zh="改成依次拨：拨 坐席一，坐席二，依次，每个振铃 15秒；或者对谁都说：接通前 “让您久等了。”",
        mend_en='Dial in turn: dial desk, night-desk, in turn, ring 15s each; or say it to everybody: before talk "Sorry to keep you waiting."',
    )
