"""The command `ivrc`, as a script and as `python -m ivrc`.

Ctrl-C while modules are being read ends the process at once, before there is anything to clean up; a command at its
work is interrupted in Python's way and cleans up (`ivrc.cli.main`). The status is 130 either way, as a shell gives it
for SIGINT.
"""

import os  # read already when Python begins; nothing else is read before the handler stands

try:
    import signal

    if (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
    ):  # not where it is ignored, as by `nohup`
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    import sys

    from ivrc.cli import UNABLE, main, streams
except KeyboardInterrupt:
    os._exit(130)


def start() -> None:
    """Runs the command of this process and ends the process."""
    streams.ready()
    try:
        status = main()
    except SystemExit as ended:  # argparse: --help, --version, arguments that make no sense
        status = ended.code if isinstance(ended.code, int) else 0
    sys.exit(status if streams.finish() else status or UNABLE)


if __name__ == "__main__":
    start()
