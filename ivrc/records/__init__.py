"""What is left of a call when it is over: its record, one object a call."""
