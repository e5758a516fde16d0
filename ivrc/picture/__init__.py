"""A flow as a picture: a box for each block of the source, an arrow for each way. `ivrc draw`."""
