"""The benchmark's other side: the same work in DuckDB, from the same bytes, in one shot.

    python star.py FOLDER DAY OUTPUT

Reads the simulated records of FOLDER, drops copies, resolves identities, amendments and cancellations, builds the
star (visits, lines, defects, machine lives, claims as they stand) and R/1000 by months in service, as known by the
end of DAY. It knows nothing of Mendlake's code, only docs/specifications/gold.md. What it found, and what it took,
is one JSON object in the file OUTPUT.
"""

import json
import resource
import sys
import tempfile
import time

import duckdb

ZONE = "Asia/Shanghai"

VISIT = {
    "machine_id": "VARCHAR", "organisation_id": "VARCHAR", "currency": "VARCHAR",
    "defects": [{"line_no": "BIGINT", "defect_code": "VARCHAR", "is_primary": "BOOLEAN"}],
    "lines": [{"line_no": "BIGINT", "kind": "VARCHAR", "part_id": "VARCHAR", "defect_line_no": "BIGINT",
               "quantity": "DECIMAL(18,3)", "cost_amount": "DECIMAL(18,2)"}],
}
MACHINE = {
    "product_id": "VARCHAR", "built_on": "DATE", "shipped_on": "DATE", "sold_on": "DATE", "delivered_on": "DATE",
    "installed_on": "DATE", "scrapped_on": "DATE", "exchanged_on": "DATE", "reason": "VARCHAR",
    "customer_id": "VARCHAR", "organisation_id": "VARCHAR",
}
CLAIM = {
    "machine_id": "VARCHAR", "currency": "VARCHAR", "claimed_amount": "DECIMAL(18,2)",
    "approved_amount": "DECIMAL(18,2)", "paid_amount": "DECIMAL(18,2)", "paid_on": "DATE",
}

# Every distinct event of the entities of the star, known by the end of the day.
EVENTS = f"""
CREATE TEMP TABLE event AS
SELECT DISTINCT
  split_part(value.type, '.', 1) AS entity,
  value.type[:-4] AS kind,
  value.source AS source,
  value.subject AS subject,
  value.id AS id,
  value.op AS op,
  value.amends AS amends,
  value.time AS occurred_at,
  value.recordedat AS known_at,
  value.zone AS zone,
  CAST(value.data AS VARCHAR) AS data
FROM read_json($files, format = 'newline_delimited', maximum_object_size = 16777216,
  columns = {{topic: 'VARCHAR', value: 'STRUCT(id VARCHAR, source VARCHAR, type VARCHAR, subject VARCHAR,
    time TIMESTAMPTZ, recordedat TIMESTAMPTZ, zone VARCHAR, op VARCHAR, amends VARCHAR, data JSON)'}})
WHERE value.recordedat < (CAST($day AS DATE) + 1)::TIMESTAMP AT TIME ZONE '{ZONE}'
"""

# Of one identity the event known first holds; of the amendments of a create the last; a cancel is final.
STATEMENTS = """
CREATE TEMP TABLE statement AS
WITH winner AS (
  SELECT * FROM event
  QUALIFY row_number() OVER (PARTITION BY entity, source, subject, id ORDER BY known_at, md5(data)) = 1
),
amendment AS (
  SELECT * FROM winner WHERE op = 'amend'
  QUALIFY row_number() OVER (PARTITION BY kind, source, subject, amends ORDER BY known_at DESC, md5(data) DESC) = 1
)
SELECT
  c.kind, c.source, c.subject, c.id,
  c.known_at AS stated_at,
  GREATEST(c.known_at, a.known_at) AS known_at,
  COALESCE(a.occurred_at, c.occurred_at) AS occurred_at,
  CAST(COALESCE(a.occurred_at, c.occurred_at) AT TIME ZONE COALESCE(a.zone, c.zone) AS DATE) AS local_day,
  COALESCE(a.data, c.data) AS data
FROM winner AS c
LEFT JOIN amendment AS a
  ON a.kind = c.kind AND a.source = c.source AND a.subject = c.subject AND a.amends = c.id
WHERE c.op = 'create' AND NOT EXISTS (
  SELECT 1 FROM winner AS x
  WHERE x.op = 'cancel' AND x.kind = c.kind AND x.source = c.source AND x.subject = c.subject AND x.amends = c.id)
"""

FIRST_STATED = "QUALIFY row_number() OVER (PARTITION BY subject, kind ORDER BY stated_at, source, id) = 1"
FIRST_LINE = "QUALIFY row_number() OVER (PARTITION BY visit_id, line.line_no ORDER BY place) = 1"


def shape(fields):
    return json.dumps(fields).replace("'", "''")


STAR = [
    f"""
CREATE TABLE visit AS
SELECT subject AS visit_id, local_day AS visit_date, known_at, p.*
FROM (
  SELECT subject, local_day, known_at, from_json(data, '{shape(VISIT)}') AS p
  FROM statement WHERE kind = 'visit.completed' {FIRST_STATED})
""",
    f"""
CREATE TABLE repair_line AS
SELECT visit_id, visit_date, machine_id, currency, line.*
FROM (
  SELECT visit_id, visit_date, machine_id, currency, UNNEST(lines) AS line,
    generate_subscripts(lines, 1) AS place
  FROM visit) {FIRST_LINE}
""",
    f"""
CREATE TABLE defect AS
SELECT visit_id, visit_date, machine_id, line.*
FROM (
  SELECT visit_id, visit_date, machine_id, UNNEST(defects) AS line, generate_subscripts(defects, 1) AS place
  FROM visit) {FIRST_LINE}
""",
    f"""
CREATE TABLE machine_event AS
SELECT subject AS machine_id, kind, stated_at, source, id, p.*
FROM (
  SELECT subject, kind, stated_at, source, id, from_json(data, '{shape(MACHINE)}') AS p
  FROM statement WHERE kind LIKE 'machine.%')
""",
    """
CREATE TABLE machine_life AS
WITH once AS (
  SELECT * FROM machine_event
  WHERE kind IN ('machine.built', 'machine.delivered', 'machine.installed', 'machine.scrapped', 'machine.exchanged')
  QUALIFY row_number() OVER (PARTITION BY machine_id, kind ORDER BY stated_at, source, id) = 1
),
sale AS (
  SELECT * FROM machine_event WHERE kind = 'machine.sold'
  QUALIFY row_number() OVER (PARTITION BY machine_id ORDER BY sold_on, stated_at, source, id) = 1
),
shipment AS (
  SELECT machine_id, MIN(shipped_on) AS shipped_on FROM machine_event WHERE kind = 'machine.shipped' GROUP BY ALL
),
milestone AS (
  SELECT
    machine_id,
    MAX(product_id) FILTER (kind = 'machine.built') AS product_id,
    MAX(built_on) FILTER (kind = 'machine.built') AS built_on,
    MAX(delivered_on) AS delivered_on,
    MAX(installed_on) AS installed_on,
    LEAST(MAX(scrapped_on), MAX(exchanged_on)) AS left_on
  FROM once GROUP BY ALL
)
SELECT *, COALESCE(installed_on, delivered_on, sold_on) AS in_service_on
FROM milestone
FULL JOIN shipment USING (machine_id)
FULL JOIN (SELECT machine_id, sold_on, customer_id, organisation_id AS sold_by_id FROM sale) USING (machine_id)
""",
    f"""
CREATE TABLE claim AS
WITH told AS (
  SELECT subject AS claim_line_id, kind, stated_at, occurred_at, source, id, p.*
  FROM (
    SELECT subject, kind, stated_at, occurred_at, source, id, from_json(data, '{shape(CLAIM)}') AS p
    FROM statement WHERE kind LIKE 'claim.%')
),
submitted AS (
  SELECT * FROM told WHERE kind = 'claim.submitted'
  QUALIFY row_number() OVER (PARTITION BY claim_line_id ORDER BY stated_at, source, id) = 1
),
later AS (
  SELECT t.* FROM told AS t JOIN submitted AS s USING (claim_line_id)
  WHERE t.kind <> 'claim.submitted' AND t.currency = s.currency
),
adjusted AS (
  SELECT claim_line_id, claimed_amount FROM later WHERE kind = 'claim.adjusted'
  QUALIFY row_number() OVER (
    PARTITION BY claim_line_id ORDER BY occurred_at DESC, stated_at DESC, source DESC, id DESC) = 1
),
reviewed AS (
  SELECT claim_line_id, approved_amount FROM later WHERE kind = 'claim.reviewed'
  QUALIFY row_number() OVER (
    PARTITION BY claim_line_id ORDER BY occurred_at DESC, stated_at DESC, source DESC, id DESC) = 1
),
paid AS (
  SELECT claim_line_id, SUM(paid_amount) AS paid_amount
  FROM (SELECT DISTINCT claim_line_id, paid_on, paid_amount FROM later WHERE kind = 'claim.paid')
  GROUP BY ALL
)
SELECT
  s.claim_line_id, s.machine_id, s.currency,
  COALESCE(a.claimed_amount, s.claimed_amount) AS claimed_amount, r.approved_amount, p.paid_amount
FROM submitted AS s
LEFT JOIN adjusted AS a USING (claim_line_id)
LEFT JOIN reviewed AS r USING (claim_line_id)
LEFT JOIN paid AS p USING (claim_line_id)
""",
]

# Months in service of machines that completed them long enough ago; one that left within a month counts as a part.
FAILURE_RATE = """
CREATE TABLE failure_rate AS
WITH machine AS (
  SELECT machine_id, in_service_on, LEAST(COALESCE(left_on - 1, CAST($day AS DATE)), CAST($day AS DATE)) AS last_day
  FROM machine_life WHERE in_service_on <= CAST($day AS DATE)
),
lag AS (
  SELECT GREATEST(CAST(v.known_at AT TIME ZONE 'UTC' AS DATE) - v.visit_date, 0) AS days, COUNT(*) AS visits
  FROM visit AS v JOIN machine USING (machine_id) GROUP BY ALL
),
reporting_lag AS (
  SELECT COALESCE(MIN(days), 0) AS days
  FROM (SELECT days, SUM(visits) OVER (ORDER BY days) AS so_far, SUM(visits) OVER () AS visits FROM lag)
  WHERE 20 * so_far >= 19 * visits
),
unit_month AS (
  SELECT
    m.machine_id, k.month, m.last_day,
    CAST(m.in_service_on + to_months(CAST(k.month - 1 AS INTEGER)) AS DATE) AS month_from,
    CAST(m.in_service_on + to_months(CAST(k.month AS INTEGER)) AS DATE) AS month_to
  FROM machine AS m, range(1, 601) AS k(month)
),
failed AS (
  SELECT u.machine_id, u.month, COUNT(*) AS failures
  FROM unit_month AS u
  JOIN defect AS d ON d.machine_id = u.machine_id AND d.visit_date > u.month_from AND d.visit_date <= u.month_to
  WHERE d.visit_date <= u.last_day AND u.month_from < CAST($day AS DATE)
  GROUP BY ALL
),
exposure AS (
  SELECT
    u.month,
    u.month_to <= CAST($day AS DATE) - CAST(l.days AS INTEGER) AS is_mature,
    (LEAST(u.last_day, u.month_to) - u.month_from) / (u.month_to - u.month_from) AS share,
    COALESCE(f.failures, 0) AS failures
  FROM unit_month AS u
  CROSS JOIN reporting_lag AS l
  LEFT JOIN failed AS f ON f.machine_id = u.machine_id AND f.month = u.month
  WHERE u.month_to <= CAST($day AS DATE) AND u.last_day > u.month_from
)
SELECT
  month,
  COALESCE(SUM(share) FILTER (is_mature), 0) AS exposed,
  COALESCE(SUM(failures) FILTER (is_mature), 0) AS failures,
  COUNT(*) FILTER (NOT is_mature) AS immature
FROM exposure GROUP BY month
"""


def answers(connection):
    def one(query):
        return connection.execute(query).fetchone()[0]

    def by_currency(table, amount):
        rows = connection.execute(
            f"SELECT currency, SUM({amount}) FROM {table} WHERE {amount} IS NOT NULL GROUP BY ALL ORDER BY ALL")
        return {currency: format(total, "f") for currency, total in rows.fetchall()}

    found = {
        "visits": one("SELECT COUNT(*) FROM visit"),
        "lines": one("SELECT COUNT(*) FROM repair_line"),
        "defects": one("SELECT COUNT(*) FROM defect"),
        "machines": one("SELECT COUNT(*) FROM machine_life"),
        "machines_in_service": one("SELECT COUNT(in_service_on) FROM machine_life"),
        "repair_cost": by_currency("repair_line", "cost_amount"),
        "claims": one("SELECT COUNT(*) FROM claim"),
    }
    for amount in ("claimed_amount", "approved_amount", "paid_amount"):
        found[amount] = by_currency("claim", amount)
    rates = connection.execute("SELECT month, exposed, failures, immature FROM failure_rate ORDER BY month").fetchall()
    found["r1000"] = [[month, f"{exposed:.3f}", int(failures), immature] for month, exposed, failures, immature in rates]
    return found


def main(folder, day, output):
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        connection = duckdb.connect(scratch + "/star.duckdb")
        connection.execute(f"SET memory_limit = '4GB'; SET temp_directory = '{scratch}/spill'; SET TimeZone = 'UTC'")
        files = folder + "/*.jsonl"
        connection.execute(EVENTS, {"files": files, "day": day})
        connection.execute(STATEMENTS)
        for step in STAR:
            connection.execute(step)
        connection.execute(FAILURE_RATE, {"day": day})
        connection.execute("CHECKPOINT")
        seconds = time.monotonic() - begin
        found = answers(connection)
    used = resource.getrusage(resource.RUSAGE_SELF)
    report = {
        "version": duckdb.__version__,
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_memory_mb": used.ru_maxrss / 1024,
        "answers": found,
    }
    with open(output, "w", encoding="utf-8") as file:
        json.dump(report, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
