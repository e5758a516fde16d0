"""A hotline in a browser: its picture, a telephone to call it, its prompts. `ivrc open`."""
