"""What is found in a project: the one way in which findings are put together, for `ivrc check` and for editors."""
