"""Speech: the flow's clips as telephone audio. Importing this is cheap; heavy libraries load where they are
used.
"""

from ivrc.speech.encode import FORMATS, encode
from ivrc.speech.settings import Settings
from ivrc.speech.speak import Progress, Result, Spoken, speak

__all__ = ["FORMATS", "Progress", "Result", "Settings", "Spoken", "encode", "speak"]
