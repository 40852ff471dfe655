"""What a State asks for, what is done at its request, and what came of it."""
