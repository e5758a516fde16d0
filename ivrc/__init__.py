"""ivrc: a compiler for telephone voice menus in which the spoken sentence is the program."""

__version__ = "0.1.0"
