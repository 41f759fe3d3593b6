"""The things of the trade as frozen values: party, item, piece, consignment, waybill, money, weight, size.

Every value checks itself when it is made; what needs more than one field, or knowledge of a country, is in
`review`. Nothing here opens a file, reads a clock or prints.
"""
