"""Synthetic outreach emails: a grammar of leads, objectives, facts and sentences."""
