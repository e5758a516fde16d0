"""Numbers in words, a file for each language: for the flow, which fills phrases, and for speech, which reads texts."""
