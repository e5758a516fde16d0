"""The kinds of nodes, one a file: what a node of the kind holds, and what it is (`Traits`)."""
