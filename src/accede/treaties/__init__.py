"""What States did about the instruments, and what follows: instruments, acts, participation."""
