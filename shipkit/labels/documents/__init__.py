"""The papers: what each says and where it stands. One module a layout, one for its values."""
