"""Every condition of a branch as it is written."""

from __future__ import annotations

from collections.abc import Mapping

SAMPLES: Mapping[str, tuple[str, ...]] = {
    "open": ("上班", "office"),
}
