"""A flow said in the words of extensions.conf. Text in, text out; nothing is started here."""
