"""A flow said in a FreeSWITCH dialplan. Text in, text out; nothing is started here."""
