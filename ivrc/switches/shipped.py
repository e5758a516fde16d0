"""The names of the switches that are shipped, each with a folder here; nothing of them is imported."""

SHIPPED = ("asterisk", "freeswitch", "voicexml")
