"""Figures of calls, from their records: `store` holds them, `figures` asks, `tables` and `as_…` tell; and `ways`, what the menus themselves
promise a caller. docs/commands/report.md says what each means."""
