"""What earlier checks found out about articles that have not changed since."""
