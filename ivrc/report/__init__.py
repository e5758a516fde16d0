"""Figures of calls, from their records: `store` holds them, `figures` asks, `as_…` tells. docs/commands/report.md says what each means."""
