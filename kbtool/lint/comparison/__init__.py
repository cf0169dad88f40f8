"""What a change means to readers: two states of a base, compared."""
