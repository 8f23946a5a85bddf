"""Data sets: documents to answer from, and questions with their gold."""
