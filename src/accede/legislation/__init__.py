"""National laws, their provisions in time, and the findings that cite them."""
