"""Mandates: resolutions read into paragraphs, and what each paragraph asks for."""
