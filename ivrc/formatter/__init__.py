"""One way of writing a menu file: `ivrc fmt`. Marks, spaces and lines are set; a word is never touched."""
