"""Papers out of the ledger: what to print (`choice`), into files (`writing`), to printers (`sending`)."""
