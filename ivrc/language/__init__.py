"""The menu language: text to tree. It knows words and places, and neither switches nor audio."""
