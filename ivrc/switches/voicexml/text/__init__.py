"""A flow said in VoiceXML documents. Text in, text out; nothing is started here."""
