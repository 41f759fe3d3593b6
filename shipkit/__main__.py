"""`python -m shipkit`."""

from shipkit.cli import main

if __name__ == "__main__":
    main()
