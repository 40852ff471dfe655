"""The append-only, hash-chained record of every write: who, why, on what source."""
