"""The simulator: the flow run against a caller, with a virtual clock. It is the reference for every target."""
