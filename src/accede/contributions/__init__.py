"""What donors agree and pay, and what it is allocated to."""
