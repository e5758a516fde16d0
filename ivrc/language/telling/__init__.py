"""How a trade tells keys: a spoken sentence read whole, each of its numbers accounted for. One table a language."""

from ivrc.language.telling.model import LONGEST_ENTRY, Doubt, Open, Reading, SpokenKey, Typed
from ivrc.language.telling.read import TABLES, may_tell, read, understood

__all__ = [
    "LONGEST_ENTRY",
    "TABLES",
    "Doubt",
    "Open",
    "Reading",
    "SpokenKey",
    "Typed",
    "may_tell",
    "read",
    "understood",
]
