"""The search across rooms: one index of what every room offers, one page, one rule of consent."""
