"""What is wrong, where, and the mend: diagnostics as data. Rendering is in `render`."""

from ivrc.diagnostics.model import Diagnostic, Label, Severity, Span, error, has_errors, note, warning

__all__ = ["Diagnostic", "Label", "Severity", "Span", "error", "has_errors", "note", "warning"]
