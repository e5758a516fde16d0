"""A private Asterisk: fetched once, started on loopback with the built files, driven over AMI, and ended."""
