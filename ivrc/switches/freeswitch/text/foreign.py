"""Variables of the switch that would change what a hotline means, each with a value that does. A call may come with any of
them set, by a dialplan of the customer's own."""

from __future__ import annotations

FOREIGN = {
    "auto_hunt": "true",
    "bridge_terminate_key": "*",
    "campon": "true",
    "exec_after_bridge_app": "hangup",
    "group_confirm_key": "exec",
    "group_confirm_file": "hangup",
    "origination_cancel_key": "0",
    "park_after_bridge": "true",
    "playback_delimiter": "-",
    "playback_timeout_sec": "1",
    "playback_timeout_sec_cumulative": "1",
    "record_completion_cause": "uri-failure",
    "return_ring_ready": "true",
    "tod_tz_offset": "-4",
    "transfer_after_bridge": "nobody:XML:nowhere",
    "RECORD_APPEND": "true",
    "RECORD_BRIDGE_REQ": "true",
    "RECORD_FINAL_TIMEOUT_MS": "500",
    "RECORD_INITIAL_TIMEOUT_MS": "500",
    "RECORD_MIN_SEC": "600",
    "RECORD_READ_ONLY": "true",
    "RECORD_WRITE_ONLY": "true",
}
"""`RECORD_STEREO` and whose number is shown, for instance, remain the customer's."""
