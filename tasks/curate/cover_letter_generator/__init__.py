"""Invented applicants and jobs, and the cover letters between them."""
