"""What readers search: the terms of an edition, its index and the files in which a browser reads it."""
