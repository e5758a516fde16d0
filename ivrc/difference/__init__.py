"""What changes for callers between two forms of a hotline: found by making calls, not by comparing text."""
