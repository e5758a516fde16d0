"""What a switch's part of a site file may be: a JSON schema for each setting that is its own, in `settings.json` of its folder
or in `Switch.settings` of another package. Read with every site file, so nothing of a switch is imported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Settings = Mapping[str, Any]
"""By the name of a setting that stands for each target (`audio`, `sounds` …), the schema of what stands for this one."""


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The schema of site files with the parts of the shipped switches."""
    from ivrc.switches.shipped import SHIPPED

    parts = {}
    for name in SHIPPED:
        file = Path(__file__).parent / name / "settings.json"
        parts[name] = json.loads(file.read_bytes())
    return _with(document, parts)


def alone(name: str, settings: Settings) -> dict[str, Any]:
    """A schema that asks of a site file what one switch asks of its part, and nothing else."""
    return _with({"properties": {key: {} for key in settings}}, {name: settings})


def _with(document: dict[str, Any], parts: Mapping[str, Settings]) -> dict[str, Any]:
    """The document, which is changed: each part under its setting and name, where the rule for any name does not hold."""
    for key in dict.fromkeys(key for settings in parts.values() for key in settings):
        rule = document["properties"][key]
        named = {name: settings[key] for name, settings in parts.items() if key in settings}
        rule["properties"] = rule.get("properties", {}) | named
        others = f"^(?!({'|'.join(named)})$)"
        if patterns := rule.get("patternProperties"):
            rule["patternProperties"] = {
                others + key.removeprefix("^"): any_ for key, any_ in patterns.items()
            }
    return document
