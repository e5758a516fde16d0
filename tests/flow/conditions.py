"""Every condition of a branch as it is written."""

from __future__ import annotations

from collections.abc import Mapping

SAMPLES: Mapping[str, tuple[str, ...]] = {
    "on": ("10月1日至7日", "12月24日", "周六", "2027-01-15", "Dec 24 to Jan 2", "24 Dec", "weekends"),
    "open": ("上班", "office"),
}
