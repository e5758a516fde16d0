"""VoiceXML 2.1: text alone. What plays it is a platform, of which the standard says not how to call it."""

from __future__ import annotations

from ivrc.switches.switch import Switch
from ivrc.switches.voicexml.deployment import DEPLOYMENT
from ivrc.switches.voicexml.text.target import TARGET

SWITCH = Switch(TARGET, deployment=DEPLOYMENT)
