"""Rules over the knowledge base, and the engine that runs them."""
