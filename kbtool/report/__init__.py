"""What kbtool says: findings, accounts and tables as text and JSON. Pure functions."""
