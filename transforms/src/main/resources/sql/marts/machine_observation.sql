WITH visits AS (
  SELECT
    machine_id,
    visit_id,
    visit_date,
    observed_from,
    observed_to,
    ROW_NUMBER() OVER (
      PARTITION BY machine_id
      ORDER BY visit_date, occurred_at, visit_id
    ) AS visit_number
  FROM fct_repair_visit
),
windows AS (
  SELECT
    machine_id,
    LEAST(MIN(observed_from), MIN(visit_date)) AS observed_from,
    GREATEST(
      COALESCE(MAX(observed_to), DATE_ADD(:knowledge_date, 1)),
      DATE_ADD(MAX(visit_date), 1)
    ) AS observed_to,
    COUNT(observed_from) > 0 AS has_stated_start,
    COUNT(observed_to) > 0 AS has_stated_end,
    MIN(CASE WHEN visit_number = 1 THEN visit_id END) AS first_visit_id,
    COUNT(*) AS visit_count
  FROM visits
  GROUP BY machine_id
),
currencies AS (
  SELECT
    machine_id,
    currency,
    ROW_NUMBER() OVER (
      PARTITION BY machine_id
      ORDER BY COUNT(*) DESC, currency
    ) AS currency_rank
  FROM fct_repair_visit
  WHERE cost_amount IS NOT NULL
  GROUP BY machine_id, currency
)
SELECT
  w.machine_id,
  COALESCE(m.name, w.machine_id) AS machine_name,
  w.observed_from,
  w.observed_to,
  DATEDIFF(w.observed_to, w.observed_from) AS observed_days,
  w.has_stated_start,
  w.has_stated_end,
  CASE WHEN NOT w.has_stated_start THEN w.first_visit_id END AS opening_visit_id,
  COALESCE(c.currency, '-') AS main_currency,
  w.visit_count
FROM windows AS w
LEFT JOIN dim_machine AS m ON m.machine_id = w.machine_id AND m.valid_to IS NULL
LEFT JOIN currencies AS c ON c.machine_id = w.machine_id AND c.currency_rank = 1
