"""FreeSWITCH as a driver: a running switch of the user, reached over its event socket."""
