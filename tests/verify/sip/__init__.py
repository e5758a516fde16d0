"""Real calls: SIP (RFC 3261) and RTP (RFC 3550) on loopback, to a switch laid out as its package lays it out."""
