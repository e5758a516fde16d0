"""How a value that is known only in a call is said: from words that are known beforehand, by rules that every switch can keep.

A `Table` has the rules of a language: what to say for the characters that come next, and where to go on. `say` runs them,
and is the reference for what each switch does with the same rules.
"""

from ivrc.saying.forms import FORMS, Form
from ivrc.saying.run import in_form, say, sound, words
from ivrc.saying.tables import (
    READINGS,
    SPELLINGS,
    Table,
    counted,
    currency,
    decimal_sign,
    normalised,
    spaced,
    table,
    tables,
)

__all__ = [
    "FORMS",
    "READINGS",
    "SPELLINGS",
    "Form",
    "Table",
    "counted",
    "currency",
    "decimal_sign",
    "in_form",
    "normalised",
    "say",
    "sound",
    "spaced",
    "table",
    "tables",
    "words",
]
