"""From a course that a finding tells of to the `ivrc call …` that plays such a call. Begin with `replays.py`."""
