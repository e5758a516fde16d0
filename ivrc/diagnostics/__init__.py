"""What is wrong, where, and the mend: diagnostics as data. Rendering is in `render`, the table of codes in `codes`."""

from ivrc.diagnostics.codes import finding
from ivrc.diagnostics.model import Allowed, Diagnostic, Edit, Label, Severity, Span, has_errors

__all__ = ["Allowed", "Diagnostic", "Edit", "Label", "Severity", "Span", "finding", "has_errors"]
