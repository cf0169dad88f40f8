"""From files to a knowledge base: strict front matter, taxonomy, editions."""
