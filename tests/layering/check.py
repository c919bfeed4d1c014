#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls of the house: which layer may include what. A target cannot include what it does not
link; this finds what the link line lets through, such as an include of another layer's header that
needs no library. Usage: check.py SOURCE-FOLDER"""
import pathlib
import re
import sys

CORE = ("model/base/", "model/event/", "model/stun/", "model/session/", "model/agentlog/", "model/player/",
        "model/projection/", "model/diagnosis/", "model/sdp/", "model/rtp/", "model/dtls/",
        "model/lesson/")
GLIB = ("glib", "gio/", "gobject/", "nice/")
CRYPTO = ("openssl/",)
SOUND = ("pulse/", "QAudio", "QMedia")
WIDGETS = re.compile(r"^(QtWidgets|Q(Widget|Application|Dialog|MainWindow|DockWidget|TableView|"
                     r"TreeView|AbstractItemView|Label|PushButton|Menu|Action|Style|Layout)\b)")

# Folder: (our headers that it may include, what a system header must not be).
RULES = {
    "model/base": (("model/base/",), ("Q", *GLIB, *CRYPTO)),
    "model/event": (CORE[:2], ("Q", *GLIB, *CRYPTO)),
    "model/stun": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/session": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/agentlog": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/player": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/projection": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/sdp": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/rtp": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/lesson": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/dtls": (CORE, ("Q", *GLIB, *CRYPTO)),
    "model/record": ((*CORE, "model/record/"), (*GLIB, *CRYPTO)),
    "model/items": ((*CORE, "model/items/"), (*GLIB, *CRYPTO)),
    "transport": ((*CORE, "transport/"), ("Q", *SOUND)),
    "transport/audio": ((*CORE[:2], "transport/audio/"), ("Q", *GLIB, *CRYPTO)),
    "ui": ((*CORE, "model/items/", "ui/"), (*GLIB, *CRYPTO, *SOUND)),
}
# The one corner of transport that may know Qt.
QT_CORNER = "transport/audio/qt"


def is_banned(header, banned):
    for start in banned:
        if start == "Q":
            if re.match(r"^(Q[A-Z]|Qt)", header):
                return True
        elif header == start or header == start + ".h":
            return True
        elif header.startswith(start) and (start.endswith("/") or start in SOUND):
            return True
    return False


def faults(root, folder, allowed, banned):
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        inside = path.relative_to(root).as_posix()
        if any(inside.startswith(other + "/") for other in RULES if other.startswith(folder + "/")):
            continue  # it has rules of its own
        free = ("Q",) if inside.startswith(QT_CORNER) else ()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not found:
                continue
            quote, header = found.groups()
            where = f"{path.relative_to(root)}:{number}: {line.strip()}"
            if quote == '"' and header.endswith(".moc"):
                continue
            if quote == '"' and not header.startswith(allowed):
                yield f"{where}: {folder} may include {', '.join(allowed)} of ours"
            if quote == "<" and is_banned(header, [one for one in banned if one not in free]):
                yield f"{where}: {folder} must do without that library"
            if quote == "<" and folder.startswith("model") and WIDGETS.match(header):
                yield f"{where}: widgets belong into ui"


def main():
    root = pathlib.Path(sys.argv[1])
    found = [fault for folder, (allowed, banned) in RULES.items()
             for fault in faults(root, folder, allowed, banned)]
    print("\n".join(found))
    checked = [folder for folder in RULES if any((root / folder).rglob("*.cpp"))]
    if len(checked) < 6:
        print(f"only {checked} have sources: is this the source folder?")
        return 1
    return 1 if found else 0


sys.exit(main())
