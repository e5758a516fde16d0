"""From trees to a flow: names resolved, settings inherited, sentences bound. The one layer that knows both."""
