"""Covering calls: what a proof has to try of a flow, and few calls that try it all. No switch is needed for them."""
