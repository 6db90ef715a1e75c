"""Checks a downloaded Maven archive, unpacks it and moves it to its place in one step.

Usage: unpack.py ARCHIVE SHA512 WORK_FOLDER TOP_FOLDER TARGET
"""

import hashlib
import os
import pathlib
import sys
import tarfile


def main(archive, sha512, work, top, target):
    found = hashlib.sha512(pathlib.Path(archive).read_bytes()).hexdigest()
    if found != sha512:
        return f"Cannot trust the downloaded Maven: its SHA-512 is {found}, expected {sha512}."
    with tarfile.open(archive) as tar:
        tar.extractall(work)
    try:
        os.rename(os.path.join(work, top), target)
    except OSError:
        if not os.access(os.path.join(target, "bin", "mvn"), os.X_OK):
            return f"Cannot move Maven to {target}: something else is there. Remove it and run the command again."
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
