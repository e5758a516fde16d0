"""What sound files say: a line each, `name: words`, as the lists that come with Asterisk's sounds have it."""

from __future__ import annotations


def words(text: str) -> dict[str, str]:
    """Words by the name of the sound file, without its ending. `;` begins a remark; a line without words has none."""
    made: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, told = line.partition(":")
        if colon and told.strip() and not name.lstrip().startswith(";"):
            made[name.strip()] = told.strip()
    return made
