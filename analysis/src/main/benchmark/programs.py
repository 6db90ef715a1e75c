"""Fits the data sets of a folder with reliability and lifelines, and tells estimates and times.

Usage: programs.py FOLDER. Reads the sets that the folder lists in sets.tsv (name, task), each in
NAME.csv, and writes programs.tsv: set, program, what, value. Every task is done several times; the
seconds are those of the median run, in time of the processor, which other work does not change. What a program cannot do, or fails at, is a line "failed".
"""

import csv
import io
import math
import statistics
import sys
import time
import warnings
from contextlib import redirect_stdout
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import numpy as np
from lifelines import KaplanMeierFitter, LogNormalFitter, WeibullFitter
from reliability.Fitters import Fit_Lognormal_2P, Fit_Weibull_2P
from reliability.Nonparametric import KaplanMeier
from reliability.Repairable_systems import MCF_nonparametric

RUNS = 3
warnings.filterwarnings("ignore")


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def life(rows):
    """Ages and statuses as arrays, and the ages of those failed and of those working."""
    age = np.array([float(row["age"]) for row in rows])
    status = np.array([int(row["status"]) for row in rows])
    return {"age": age, "status": status, "failed": age[status == 1], "working": age[status == 0]}


def groups(rows):
    by_name = {}
    for row in rows:
        by_name.setdefault(row["group"], []).append(row)
    return [life(group) for group in by_name.values()]


def intervals(rows):
    return {
        "lower": np.array([float(row["lower"] or 0) for row in rows]),
        "upper": np.array([float(row["upper"] or math.inf) for row in rows]),
        "count": np.array([int(row["count"]) for row in rows]),
    }


def histories(rows):
    units = {}
    for row in rows:
        units.setdefault(row["unit"], []).append(float(row["age"]))
    return [sorted(history) for history in units.values()]


def silently(work):
    with redirect_stdout(io.StringIO()):
        return work()


def reliability_fit(fitter, data):
    fit = silently(
        lambda: fitter(
            failures=data["failed"],
            right_censored=data["working"] if len(data["working"]) else None,
            show_probability_plot=False,
            print_results=False,
        )
    )
    if fitter is Fit_Weibull_2P:
        return {"eta": fit.alpha, "beta": fit.beta, "log_likelihood": fit.loglik}
    return {"mu": fit.mu, "sigma": fit.sigma, "log_likelihood": fit.loglik}


def lifelines_fit(fitter, data):
    return lifelines_values(fitter().fit(data["age"], data["status"]))


def lifelines_values(fit):
    if isinstance(fit, WeibullFitter):
        return {"eta": fit.lambda_, "beta": fit.rho_, "log_likelihood": fit.log_likelihood_}
    return {"mu": fit.mu_, "sigma": fit.sigma_, "log_likelihood": fit.log_likelihood_}


def lifelines_intervals(data):
    fit = WeibullFitter().fit_interval_censoring(
        data["lower"], data["upper"], weights=data["count"]
    )
    return lifelines_values(fit)


def first_of_all(fit, data):
    return [fit(group) for group in data][0]


def lifelines_survival(data):
    curve = KaplanMeierFitter().fit(data["age"], data["status"])
    return {"survival": curve.predict(np.median(data["age"]))}


def reliability_survival(data):
    curve = silently(
        lambda: KaplanMeier(
            failures=data["failed"],
            right_censored=data["working"],
            show_plot=False,
            print_results=False,
        )
    )
    at = np.searchsorted(curve.xvals, np.median(data["age"]), side="right") - 1
    return {"survival": curve.SF[at]}


def reliability_mcf(data):
    mcf = silently(lambda: MCF_nonparametric(data=data, print_results=False, show_plot=False))
    return {"mcf": float(mcf.MCF[-1])}


# By task: how rows become arrays, which is not measured, and what the programs then do.
TASKS = {
    "weibull": (
        life,
        {
            "reliability": lambda data: reliability_fit(Fit_Weibull_2P, data),
            "lifelines": lambda data: lifelines_fit(WeibullFitter, data),
        },
    ),
    "weibull-groups": (
        groups,
        {
            "reliability": lambda data: first_of_all(
                lambda group: reliability_fit(Fit_Weibull_2P, group), data
            ),
            "lifelines": lambda data: first_of_all(
                lambda group: lifelines_fit(WeibullFitter, group), data
            ),
        },
    ),
    "weibull-intervals": (intervals, {"lifelines": lifelines_intervals}),
    "lognormal": (
        life,
        {
            "reliability": lambda data: reliability_fit(Fit_Lognormal_2P, data),
            "lifelines": lambda data: lifelines_fit(LogNormalFitter, data),
        },
    ),
    "kaplan-meier": (
        life,
        {"reliability": reliability_survival, "lifelines": lifelines_survival},
    ),
    "mcf": (histories, {"reliability": reliability_mcf}),
}


def measured(work, data):
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        values = work(data)
        seconds.append(time.process_time() - start)
    return {**values, "seconds": statistics.median(seconds)}


def main(folder):
    with open(folder / "sets.tsv", encoding="utf-8") as file:
        sets = [line.rstrip("\n").split("\t") for line in file]
    with open(folder / "programs.tsv", "w", encoding="utf-8") as out:
        for name, task in sets:
            prepare, programs = TASKS[task]
            data = prepare(read(folder / f"{name}.csv"))
            for program, work in programs.items():
                try:
                    values = measured(work, data)
                except Exception as failure:
                    values = {"failed": f"{type(failure).__name__}: {failure}".split("\n")[0]}
                for what, value in values.items():
                    out.write(f"{name}\t{program}\t{what}\t{value}\n")
                out.flush()


main(Path(sys.argv[1]))
