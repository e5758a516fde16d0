"""A keyword, and those that begin a block or end a way. What begins a line stands in its own file, in `lines`."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A keyword's token type and its spellings; the first Chinese and English ones are those that messages name.

    `glued` is one that is read even where a number or another word follows it without a space (`振铃15秒`), and
    `name` says whether it may be the name of something where a name is wanted. A type that begins with `_` is none,
    and is not handed on to what makes the tree.
    """

    type: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    glued: bool = False
    name: bool = True


HEADERS = (
    Word("HOTLINE", ("热线",), ("hotline",)),
    Word("SAY", ("播报",), ("say",)),
    Word("MENU", ("菜单",), ("menu",)),
    Word("COLLECT", ("收号",), ("collect",)),
    Word("TRANSFER", ("转接",), ("transfer",)),
    Word("QUEUE", ("排队",), ("queue",)),
    Word("LOOKUP", ("查询",), ("look up",)),
    Word("POST", ("提交",), ("post",)),
    Word("VOICEMAIL", ("留言",), ("voicemail",)),
    Word("HOURS", ("时间",), ("hours",)),
    Word("BRANCH", ("分支",), ("branch",)),
    Word("SURVEY", ("评价",), ("survey",)),
    Word("CALLBACK", ("回电",), ("callback",)),
    Word("FLOW", ("流程",), ("flow",)),
    Word("USE", ("使用",), ("use",)),
    Word("INCLUDE", ("引用",), ("include",)),
)
"""What stands at the left margin and begins a block."""

TARGETS = (
    Word("REPEAT", ("重听",), ("repeat",), glued=True),
    Word("BACK", ("返回",), ("back",)),
)
"""Where a way may lead that is no node: the same menu once more, the one before."""


def folded(word: str) -> str:
    """A word as keywords are compared: in small letters where it is ASCII (`K`, the Kelvin sign, is no `k`)."""
    return word.lower() if word.isascii() else word
