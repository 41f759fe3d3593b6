"""Text of any script: faces, bidirectional order, line breaks, fitting, and lines of glyphs ready to be drawn."""
