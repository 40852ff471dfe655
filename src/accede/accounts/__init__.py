"""People: who they are, for which office they act, how they sign in, which doors open to them."""
