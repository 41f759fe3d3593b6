"""The PDF file: pages as values, fonts subset once, a document written as a stream, pages drawn on several cores."""
