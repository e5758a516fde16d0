"""The kinds of block, a file each: what writes its lines, by its keyword. Some are drawn more often."""

from __future__ import annotations

from collections.abc import Callable

from ..author import Author
from . import branch, callback, collect, lookup, menu, queue, say, secret, transfer, voicemail

WRITE: dict[str, Callable[[Author, int], list[str]]] = {
    "播报": say.write,
    "菜单": menu.write,
    "转接": transfer.write,
    "分机": transfer.write,
    "留言": voicemail.write,
    "分支": branch.write,
    "收号": collect.write,
    "保密": secret.write,
    "回电": callback.write,
    "排队": queue.write,
    "查询": lookup.write,
    "提交": lookup.write,
}
"""With names of its own for a transfer to an extension and for a secret that is collected."""
KEYWORDS = {"分机": "转接", "保密": "收号"}
KINDS = (
    "播报",
    "播报",
    "菜单",
    "菜单",
    "菜单",
    "转接",
    "分机",
    "留言",
    "分支",
    "分支",
    "收号",
    "保密",
    "保密",
    "回电",
)
WAITING = ("排队",) * 4
ASKING = (*("查询",) * 4, *("提交",) * 2)
"""What not every switch has."""
