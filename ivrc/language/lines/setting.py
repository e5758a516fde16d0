"""`企业名称 大众联合`: a variable of the hotline."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Text


class SettingLine(NamedTuple):
    name: Name
    value: Text
    span: Span


def setting_line(at: At, name: Token, value: Token) -> SettingLine:
    raw = str(value).strip()
    if len(raw) > 1 and raw[0] in '“”"＂' and raw[-1] in '“”"＂':
        raw = raw[1:-1]
    return SettingLine(Name(str(name), at(name)), Text(raw, at(value)), at(name, value))


LINE = Kind(SettingLine, ("HOTLINE",), (Form("SETTING VALUE", setting_line),))
