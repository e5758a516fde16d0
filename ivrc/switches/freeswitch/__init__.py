"""FreeSWITCH: its text (what is built for it) and its driver (how a built hotline is tried on it)."""
