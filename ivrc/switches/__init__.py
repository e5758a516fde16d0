"""Switches, a folder each: its text (the flow in its words) and its driver (calls placed on it). What stands here all have in common."""
