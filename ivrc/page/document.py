"""The page as one file: script, style, data and sounds in it, and nothing from outside. Its policy lets no other script run."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from ivrc.page.program import machine
from ivrc.picture.svg import STYLE

_STATIC = Path(__file__).with_name("static")
_PARTS = ("sound", "live", "parts", "given", "picture", "keep", "hold", "desk")


@cache
def script() -> str:
    """The script of the page: the machine, then what shows it."""
    texts = [(_STATIC / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS]
    return machine() + "".join(text.replace('"use strict";\n', "") for text in texts)


@cache
def style() -> str:
    return (_STATIC / "desk.css").read_text(encoding="utf-8")


@cache
def body() -> str:
    return (_STATIC / "desk.html").read_text(encoding="utf-8")


def hashed(text: str) -> str:
    """What a policy says of a script or a style that stands in a page."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def style_of_pictures() -> str:
    return hashed(f"\n{STYLE}\n")


def document(state: Mapping[str, Any], sounds: Mapping[str, bytes], title: str) -> str:
    """The whole file. The same hotline and sounds give the same bytes."""
    code, look = f"\n{script()}", f"\n{style()}"
    policy = (
        f"default-src 'none'; script-src {hashed(code)}; style-src {hashed(look)} {style_of_pictures()}; "
        "base-uri 'none'; form-action 'none'"
    )
    data = {**state, "sounds": {name: b64encode(sound).decode() for name, sound in sounds.items()}}
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if state["lang"] == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{look}</style>\n</head>\n<body>\n{body()}"
        f'<script type="application/json" id="state">{as_data(data)}</script>\n<script>{code}</script>\n</body>\n</html>\n'
    )


def as_data(state: Mapping[str, Any]) -> str:
    """Data as it may stand in a script: no `<` of it begins or ends anything there."""
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
