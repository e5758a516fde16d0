"""Builds beside one another on a switch: put there, led to, led back from, and taken away. docs/decisions/deploying.md."""
