"""What is wrong, where, and the mend: diagnostics as data. Rendering is in `render`."""

from ivrc.diagnostics.model import (
    Allowed,
    Diagnostic,
    Label,
    Severity,
    Span,
    error,
    has_errors,
    note,
    warning,
)

__all__ = ["Allowed", "Diagnostic", "Label", "Severity", "Span", "error", "has_errors", "note", "warning"]
