"""What a line of the menu language says about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.tree import Line
from ivrc.language.words import Word

At = Callable[..., Span]
"""From the start of one token or tree to the end of another, or of the same."""


class Form(NamedTuple):
    """One way of writing something: the right side of a rule of the grammar, and what is made of its tokens. `make` is
    given an `At` and what the rule keeps (no token whose type begins with `_`); its name is that of the rule."""

    written: str
    make: Callable[..., object]


class Kind(NamedTuple):
    """A line. `tree` is what its forms make, `blocks` the headers it may stand under.

    `words` are the keywords that begin it, `leading` where they stand before an arrow, and `not_told` where they look
    like an option that tells its key (`无按键` like `按3键`); `within` are those that are only its own further on.
    `once` is a line that a block has one of. `whole` is one of which all that follows the keyword is one token, REST;
    of a line that ends with a `sentence` it is what follows the speech behind the keyword. `rules` are parts that its forms name.
    """

    tree: type[Line]
    blocks: tuple[str, ...]
    forms: tuple[Form, ...]
    words: tuple[Word, ...] = ()
    within: tuple[Word, ...] = ()
    leading: bool = False
    not_told: bool = False
    once: bool = False
    whole: bool = False
    sentence: bool = False
    rules: Mapping[str, tuple[Form, ...]] = {}
