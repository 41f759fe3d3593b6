"""What symbols say and how they look: GS1 element strings, and two-dimensional symbols as modules."""
