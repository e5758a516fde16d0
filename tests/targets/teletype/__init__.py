"""A whole switch as another package would bring it: its text, its driver, and (in place of the iron) the machine itself.

Copied by the tests to where an installer would put it. CONTRIBUTING.md walks through it.
"""
