"""Scenarios that a team writes by hand: calls, and what should happen in them (`tests/*.calls.yaml`)."""
