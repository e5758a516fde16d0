"""Prompts as people handle them: choices, readings, lists, the talent's script, recordings, sign-off, the lock."""
