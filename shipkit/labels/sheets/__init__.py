"""Sheets of labels: what stock measures, and which label stands where on it."""
