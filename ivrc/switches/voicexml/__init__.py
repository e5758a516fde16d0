"""VoiceXML 2.1: its text, for any platform of the standard."""
