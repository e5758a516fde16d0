"""What the tests of deployments share: a switch."""

from __future__ import annotations

from tests.verify.conftest import asterisk

__all__ = ["asterisk"]
