"""Questions on a terminal, for whoever says nothing on the command line. Everything is asked on stderr."""

from shipkit.commands.asking.entries import ask_entry
from shipkit.commands.asking.order import ask_order
from shipkit.commands.asking.party import ask_party
from shipkit.commands.asking.prompt import ask, confirm

__all__ = ["ask", "ask_entry", "ask_order", "ask_party", "confirm"]
