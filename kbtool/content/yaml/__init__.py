"""A strict reader of a small part of YAML: everything is text and has a place."""
