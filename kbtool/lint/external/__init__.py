"""Links that leave the base: which there are, and what the web answers. Nothing is asked unless a person says so."""
