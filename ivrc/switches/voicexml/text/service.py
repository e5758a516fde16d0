"""What the document posts to the services of a site."""

from __future__ import annotations

from ivrc.switches.voicexml.text.plan import NAME, Plan
from ivrc.switches.voicexml.text.syntax import attribute


def post(plan: Plan, setting: str, names: str, kind: str = "") -> str:
    """The element that posts what a service of the site has to know; `names` are further variables."""
    url = attribute(plan.site.binding(setting, NAME))
    return f'<data src="{url}" method="post"{kind} namelist="hotline {names}caller called call"/>'
