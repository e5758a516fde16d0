"""Reads any YAML file of a project: `read(path_name, text, schema)` gives value, places and diagnostics."""

from ivrc.yamlfile.marks import Marks, Path
from ivrc.yamlfile.read import YamlFile, read
from ivrc.yamlfile.schema import Schema, expected

__all__ = ["Marks", "Path", "Schema", "YamlFile", "expected", "read"]
