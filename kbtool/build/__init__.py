"""From the knowledge base to finished sites."""
