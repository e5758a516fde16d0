"""Written English to what is said: numbers, keys, abbreviations, and words to sounds."""

from ivrc.speech.english.normalise import plain

__all__ = ["plain"]
