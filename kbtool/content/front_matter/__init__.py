"""From the lines above an article to its effective values, each with its origin."""
