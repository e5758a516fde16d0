"""Asterisk 22: its text, and the driver that places calls on it."""

from __future__ import annotations

from ivrc.switches.asterisk.deployment import DEPLOYMENT
from ivrc.switches.asterisk.driver.harness import HARNESS, PLACING
from ivrc.switches.asterisk.text.target import TARGET
from ivrc.switches.switch import Switch

SWITCH = Switch(TARGET, HARNESS, deployment=DEPLOYMENT, placing=PLACING)
