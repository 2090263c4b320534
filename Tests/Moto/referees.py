"""Where the referees are: code that this repository uses and does not own."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / os.environ.get("REFEREES", "../shared/referees") / "aws"
ABSENT = f"skipped: no referees (looked in {FOLDER}; set REFEREES)"


def are_here():
    return (FOLDER / "strict_moto.py").is_file()


def use():
    """Makes `strict_moto` and `left` importable, or ends the program, which is an error in CI only."""
    if not are_here():
        print(ABSENT, file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") else 0)
    sys.path.insert(0, str(FOLDER))
