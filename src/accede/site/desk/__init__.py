"""What belongs to one's own desk: the work list, and who can see a record."""
