"""提交: as a 查询, but that there is no way for what is not there."""

from __future__ import annotations

from ivrc.lowering.kinds.lookup import lower

__all__ = ("lower",)
