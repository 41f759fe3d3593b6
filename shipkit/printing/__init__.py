"""Paper out of the machine: a job of bytes sent to a printer by its name or address.

`printer` reads what a user calls a printer, `job` is what is sent and what comes of it, `send` does it: through `cups`
(the `lp` command), `ipp` (over the messages of `ipp_message`), `raw` (a socket) or `folder`. It knows bytes, their
format and the paper's size, and nothing of waybills. Importing this package loads none of it.
"""
