"""The forms in which findings are printed."""

from __future__ import annotations

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
