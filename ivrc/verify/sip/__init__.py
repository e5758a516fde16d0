"""A telephone of our own: SIP (RFC 3261), RTP (RFC 3550) and keys (RFC 4733, tones, SIP INFO), on loopback."""
