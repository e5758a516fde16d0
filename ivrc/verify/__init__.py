"""Proof that a hotline does on a real switch what its menu file says: calls made up, driven and compared."""
