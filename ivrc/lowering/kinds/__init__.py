"""From a block of a menu file to nodes, one kind a file: the lines that such a block may hold, and what they come to."""
