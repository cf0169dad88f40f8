"""Says in the head of every page what it is."""
