"""One module a command group: parse, call one function of the desk, show the answer."""
