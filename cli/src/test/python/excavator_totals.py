"""Totals of the excavators' work orders, straight from the file: what the dashboard must add up to.

Shares nothing with Mendlake. Prints one line for each machine and system: machine, system, orders,
cost in cents; a tab between.
"""
import csv
import re
import sys
from collections import defaultdict

totals = defaultdict(lambda: [0, 0])
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if not re.fullmatch(r"-?\d+(\.\d{1,2})?", row["Cost"]):
            continue  # the order that was shifted by a comma: no cost, no order type
        system = row["MajorSystem"].replace("_", " + ")
        system = {"NA": "(unknown)", "Hydraulic Cylinder": "Hydraulic Cylinders"}.get(system, system)
        whole, _, cents = row["Cost"].lstrip("-").partition(".")
        amount = int(whole) * 100 + int((cents + "00")[:2])
        total = totals["nist-" + row["Asset"], system]
        total[0] += 1
        total[1] += -amount if row["Cost"].startswith("-") else amount
for (machine, system), (orders, cents) in sorted(totals.items()):
    print(machine, system, orders, cents, sep="\t")
