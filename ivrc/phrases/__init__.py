"""The standard phrases: what `《录音告知》` says, in each locale. Data: `prompts/*.yaml`, a file a group."""

from ivrc.phrases.library import COMPANY, Library, Parameter, Phrase
from ivrc.phrases.load import load_folder, read_library, read_phrases

__all__ = ["COMPANY", "Library", "Parameter", "Phrase", "load_folder", "read_library", "read_phrases"]
