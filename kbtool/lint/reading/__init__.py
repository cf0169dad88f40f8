"""How a Markdown body is read: its blocks first, then what stands inside each."""
