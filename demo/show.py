"""What a build made, for `make demo`: where it lies, and how long each prompt is."""

import json
import sys
from pathlib import Path

from wcwidth import wcswidth

folder = Path(sys.argv[1])
manifests = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*/manifest.json")
}
print()
for name, made in sorted(manifests.items()):
    print(f"{folder / name}: {', '.join(sorted(f for f in made['files'] if '/' not in f))}")
print()
for clip in next(iter(manifests.values()))["clips"]:
    words = clip["text"] or "（嘀声 beep）"
    print(
        f"{clip['seconds']:6.2f} s  {words}{' ' * max(1, 64 - wcswidth(words))}{clip['engine']} {clip['voice']}"
    )
