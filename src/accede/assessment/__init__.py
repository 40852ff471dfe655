"""Questions answered in a review that a State asked for, and the second reader of each answer."""
