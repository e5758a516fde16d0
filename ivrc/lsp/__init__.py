"""What an editor asks of a menu file while it is written: `server` answers by the Language Server Protocol, and is all that knows of it.
The other modules are told texts and places and give data; `chunks` is what makes them quick."""
