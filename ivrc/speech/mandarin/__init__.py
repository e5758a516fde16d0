"""Written Chinese to what is said: numbers, telephone numbers, keys, letters, punctuation, readings,
pinyin.
"""

from ivrc.speech.mandarin.normalise import normalise, spoken

__all__ = ["normalise", "spoken"]
