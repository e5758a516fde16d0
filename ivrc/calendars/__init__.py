"""Calendars: which days of a year are off, and on which people work though it is a weekend. Data, frozen; a project's own
files in `calendars/` stand before what ivrc ships."""

from ivrc.calendars.load import FOLDER, Calendars, Known, calendars, folded

__all__ = ("FOLDER", "Calendars", "Known", "calendars", "folded")
