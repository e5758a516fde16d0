"""FreeSWITCH 1.10: its text, and the driver that places calls on it."""

from __future__ import annotations

from ivrc.switches.freeswitch.deployment import DEPLOYMENT
from ivrc.switches.freeswitch.driver.harness import HARNESS
from ivrc.switches.freeswitch.text.target import TARGET
from ivrc.switches.switch import Switch

SWITCH = Switch(TARGET, HARNESS, deployment=DEPLOYMENT)
