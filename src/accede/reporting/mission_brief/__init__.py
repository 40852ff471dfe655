"""The mission brief: a State for the officer who is about to visit it, what is open first."""

from accede.reporting.mission_brief.sheet import brief_cover

__all__ = ["brief_cover"]
