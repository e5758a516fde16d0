"""`python -m ivrc` is the command `ivrc`."""

import sys

from ivrc.cli import main

sys.exit(main())
