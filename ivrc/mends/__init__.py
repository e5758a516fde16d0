"""Mends that leave nothing to decide: what `ivrc check --fix` writes into a menu file. A file for each, as for each check."""
