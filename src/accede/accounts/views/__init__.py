"""Pages of people: signing in, one's own account, everybody's accounts, the record."""
