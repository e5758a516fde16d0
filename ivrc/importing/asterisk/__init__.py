"""extensions.conf of Asterisk: read as the switch reads it, and walked as a call goes through it."""
