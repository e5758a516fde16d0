"""Calls that are made by a list: who is called, when, and what came of it. Pure in the middle; the switch is at the edge."""
