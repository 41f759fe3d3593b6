"""The use cases: ship, batch, void, print. One function, one transaction; `Desk` is the door to all of them."""
