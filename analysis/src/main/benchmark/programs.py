"""Fits the data sets of a folder with reliability and lifelines, and tells estimates and times.

Usage: programs.py FOLDER. Reads the sets that the folder lists in sets.tsv (name, task), each in
NAME.csv, and writes programs.tsv: set, program, what, value. Every task is done several times; the
seconds are those of the median run. What a program cannot do, or fails at, is a line "failed".
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


def ages(rows):
    failed = np.array([float(row["age"]) for row in rows if row["status"] == "1"])
    working = np.array([float(row["age"]) for row in rows if row["status"] == "0"])
    return failed, working


def silently(work):
    with redirect_stdout(io.StringIO()):
        return work()


def reliability_fit(fitter, rows):
    failed, working = ages(rows)
    fit = silently(
        lambda: fitter(
            failures=failed,
            right_censored=working if len(working) else None,
            show_probability_plot=False,
            print_results=False,
        )
    )
    if fitter is Fit_Weibull_2P:
        return {"eta": fit.alpha, "beta": fit.beta, "log_likelihood": fit.loglik}
    return {"mu": fit.mu, "sigma": fit.sigma, "log_likelihood": fit.loglik}


def lifelines_fit(fitter, rows):
    age = np.array([float(row["age"]) for row in rows])
    status = np.array([int(row["status"]) for row in rows])
    return lifelines_values(fitter().fit(age, status))


def lifelines_values(fit):
    if isinstance(fit, WeibullFitter):
        return {"eta": fit.lambda_, "beta": fit.rho_, "log_likelihood": fit.log_likelihood_}
    return {"mu": fit.mu_, "sigma": fit.sigma_, "log_likelihood": fit.log_likelihood_}


def lifelines_intervals(rows):
    lower = np.array([float(row["lower"] or 0) for row in rows])
    upper = np.array([float(row["upper"] or math.inf) for row in rows])
    count = np.array([int(row["count"]) for row in rows])
    return lifelines_values(
        WeibullFitter().fit_interval_censoring(lower, upper, weights=count)
    )


def by_group(fit, rows):
    groups = {}
    for row in rows:
        groups.setdefault(row["group"], []).append(row)
    first = None
    for group in groups.values():
        values = fit(group)
        first = first or values
    return {**first, "fits": len(groups)}


def lifelines_survival(rows):
    age = np.array([float(row["age"]) for row in rows])
    status = np.array([int(row["status"]) for row in rows])
    curve = KaplanMeierFitter().fit(age, status)
    return {"survival": curve.predict(np.median(age))}


def reliability_survival(rows):
    failed, working = ages(rows)
    curve = silently(
        lambda: KaplanMeier(
            failures=failed, right_censored=working, show_plot=False, print_results=False
        )
    )
    middle = np.median(np.concatenate([failed, working]))
    at = np.searchsorted(curve.xvals, middle, side="right") - 1
    return {"survival": curve.SF[at]}


def reliability_mcf(rows):
    units = {}
    for row in rows:
        units.setdefault(row["unit"], []).append(float(row["age"]))
    histories = [sorted(history) for history in units.values()]
    mcf = silently(
        lambda: MCF_nonparametric(data=histories, print_results=False, show_plot=False)
    )
    return {"mcf": float(mcf.MCF[-1])}


TASKS = {
    "weibull": {
        "reliability": lambda rows: reliability_fit(Fit_Weibull_2P, rows),
        "lifelines": lambda rows: lifelines_fit(WeibullFitter, rows),
    },
    "weibull-groups": {
        "reliability": lambda rows: by_group(
            lambda group: reliability_fit(Fit_Weibull_2P, group), rows
        ),
        "lifelines": lambda rows: by_group(
            lambda group: lifelines_fit(WeibullFitter, group), rows
        ),
    },
    "weibull-intervals": {"lifelines": lifelines_intervals},
    "lognormal": {
        "reliability": lambda rows: reliability_fit(Fit_Lognormal_2P, rows),
        "lifelines": lambda rows: lifelines_fit(LogNormalFitter, rows),
    },
    "kaplan-meier": {"reliability": reliability_survival, "lifelines": lifelines_survival},
    "mcf": {"reliability": reliability_mcf},
}


def measured(work, rows):
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        values = work(rows)
        seconds.append(time.perf_counter() - start)
    return {**values, "seconds": statistics.median(seconds)}


def main(folder):
    with open(folder / "sets.tsv", encoding="utf-8") as file:
        sets = [line.rstrip("\n").split("\t") for line in file]
    with open(folder / "programs.tsv", "w", encoding="utf-8") as out:
        for name, task in sets:
            rows = read(folder / f"{name}.csv")
            for program, work in TASKS[task].items():
                try:
                    values = measured(work, rows)
                except Exception as failure:
                    values = {"failed": f"{type(failure).__name__}: {failure}".split("\n")[0]}
                for what, value in values.items():
                    out.write(f"{name}\t{program}\t{what}\t{value}\n")
                out.flush()


main(Path(sys.argv[1]))
