"""What stands on a switch already, turned into a menu file: what is understood is written, what is not is told line by line."""
