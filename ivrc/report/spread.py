"""How lengths of time are spread."""

from __future__ import annotations

from math import ceil
from statistics import fmean, median

from ivrc.report.model import Waits


def waits(seconds: list[float]) -> Waits:
    """Of waits in rising order."""
    ninth = seconds[ceil(len(seconds) * 9 / 10) - 1]
    return Waits(len(seconds), fmean(seconds), median(seconds), ninth)
