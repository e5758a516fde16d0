"""Targets: the flow said in a switch's words. One file a target; `base` is what they have in common."""
