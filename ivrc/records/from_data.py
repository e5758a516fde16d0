"""From data, as JSON or a row of CSV gives it, to a record, or to what is wrong with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from ivrc.diagnostics import Diagnostic, Span
from ivrc.hidden import RUN
from ivrc.records.agree import contradiction
from ivrc.records.record import VERSION, Asked, Noted, Record, Trouble
from ivrc.records.refusals import hidden_character, misfit, no_record, unknown_version
from ivrc.regex import regex
from ivrc.yamlfile import Schema, expected

SCHEMA = Schema(Path(__file__).parents[1] / "schemas" / "record.json")
_SHOWN = 60
"""Characters of a value that are told."""

_ROUNDED_BY_EXCEL = regex(r"\d(?:\.\d+)?E\+\d+")


def from_data(value: Any, span: Span) -> Record | Diagnostic:
    """The record, or the first thing that is wrong with it. Strings must be free of halves of characters."""
    if not isinstance(value, dict):
        return no_record(span, "这一行不是 JSON 对象", "this line is no JSON object")
    version = value.get("version")
    if "version" in value and (type(version) is not int or version != VERSION):
        return unknown_version(span, _short(version))
    if not SCHEMA.validator.is_valid(value):
        return _misfit(value, span)
    try:
        call = _record(value)
    except ValueError:  # such as 30 February
        return _no_moment(value, span)
    if wrong := contradiction(call):
        return misfit(
            span,
            f"这条记录自相矛盾：{wrong[0]}",
            f"this record contradicts itself: {wrong[1]}",
            "查清写记录的程序错在哪里；不知道哪一边是对的，就不能算进去。",
            "Mend what wrote it: which side is right is not known, so it is not counted.",
        )
    return call


def unseen(value: Any) -> int | None:
    """The code point of a character that cannot be seen, in any string of the data."""
    if isinstance(value, str):
        found = None if value.isprintable() else RUN.search(value)
        return ord(found[0][0]) if found else None
    parts = (*value, *value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((code for part in parts if (code := unseen(part)) is not None), None)


def seen(value: Any, span: Span) -> Record | Diagnostic:
    """`from_data`, for data whose strings may hold anything."""
    code = unseen(value)
    return from_data(value, span) if code is None else hidden_character(span, code)


def _record(value: dict[str, Any]) -> Record:
    moment = datetime.fromisoformat
    answered = value["answered"]
    return Record(
        value["id"],
        value["hotline"],
        value["called"],
        value["caller"],
        value["area"],
        moment(value["start"]),
        None if answered is None else moment(answered),
        moment(value["end"]),
        tuple(value["path"]),
        value["option"],
        value["notice"],
        value["waited_s"],
        value["answered_by"],
        value["agent"],
        value["outcome"],
        value["survey"],
        value["recording"],
        tuple(value["messages"]),
        tuple(Trouble(each["node"], each["what"]) for each in value["faults"]),
        tuple(Noted(each["table"], moment(each["at"]), each["fields"]) for each in value["notes"]),
        tuple(Asked(each["service"], each["outcome"], each["ms"]) for each in value.get("services", ())),
    )


def _misfit(value: dict[str, Any], span: Span) -> Diagnostic:
    """The first thing that the schema has against it."""
    problem = next(SCHEMA.validator.iter_errors(value))
    path, keyword = [str(step) for step in problem.instance_path], str(problem.schema_path[-1])
    here: Any = value
    for step in path:
        here = here[int(step)] if isinstance(here, list) else here[step]
    rule = SCHEMA.part(problem.schema_path[:-1])
    if keyword == "required":
        missing = [key for key in rule["required"] if key not in here]
        where_zh, where_en = (
            "".join(f"“{step}”的" for step in path[:1]),
            "".join(f" in `{step}`" for step in path[:1]),
        )
        return misfit(
            span,
            f"{where_zh}记录缺少 {'、'.join(missing)}",
            f"the record lacks {', '.join(missing)}{where_en}",
            "补上；没有内容的写 null，列表写 []。",
            "Add it; what there is none of is null, or [] for a list.",
        )
    zh, en = rule["x-expected"].values() if "x-expected" in rule else expected(keyword, rule)
    mend_zh, mend_en = f"这里应当是{zh}。", f"This should be {en}."
    if isinstance(here, str) and _ROUNDED_BY_EXCEL.fullmatch(here):
        mend_zh = "表格软件把号码改成了这样，原来的数字已经丢了：用原来的文件，导入时把这一列设为文本。"
        mend_en = "A spreadsheet rounded it, and its digits are lost: take the original file, and import this column as text."
    name = ".".join(path)
    return misfit(
        span, f"{name} 不能是 {_short(here)}", f"`{name}` cannot be {_short(here)}", mend_zh, mend_en
    )


def _no_moment(value: dict[str, Any], span: Span) -> Diagnostic:
    """A time that is written as times are and is none."""
    times = {key: value[key] for key in ("start", "answered", "end")}
    times |= {f"notes.{number}.at": note["at"] for number, note in enumerate(value["notes"])}
    key, told = next((key, told) for key, told in times.items() if told and not _is_moment(told))
    return misfit(
        span,
        f"没有 {told} 这个时刻（{key}）",
        f"there is no time {told} (`{key}`)",
        "改成真有的日期和时刻，时差不超过 23:59。",
        "Write a date and time that there is, and an offset of at most 23:59.",
    )


def _is_moment(told: str) -> bool:
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return False
    return True


def _short(value: Any) -> str:
    """A value as JSON writes it, cut short."""
    import json

    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
