"""Becomes a server that outlives the command that started it: detach.py PID_FILE ADDRESS PROGRAM ARGUMENT...

The pid file is there before the program runs, so that a server without one cannot exist.
"""

import os
import sys
import time

pid_file, address, *command = sys.argv[1:]
os.setsid()
with open(pid_file + ".new", "w", encoding="utf-8") as file:
    file.write(f"pid={os.getpid()}\nstarted={int(time.time() * 1000)}\naddress={address}\n")
os.rename(pid_file + ".new", pid_file)
os.execv(command[0], command)
