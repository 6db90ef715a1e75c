WITH machine_months AS (
  SELECT
    machine_id,
    observed_from,
    observed_to,
    main_currency,
    EXPLODE(
      SEQUENCE(
        TRUNC(observed_from, 'MM'),
        TRUNC(DATE_SUB(observed_to, 1), 'MM'),
        INTERVAL 1 MONTH
      )
    ) AS month
  FROM machine_observation
),
exposure AS (
  SELECT
    machine_id,
    month,
    main_currency AS currency,
    DATEDIFF(
      LEAST(observed_to, ADD_MONTHS(month, 1)),
      GREATEST(observed_from, month)
    ) AS observed_days
  FROM machine_months
),
visits AS (
  SELECT
    v.machine_id,
    TRUNC(v.visit_date, 'MM') AS month,
    COALESCE(v.currency, o.main_currency) AS currency,
    COUNT(*) AS visit_count,
    COUNT(v.cost_amount) AS costed_visit_count,
    COALESCE(SUM(v.cost_amount), 0) AS cost_amount
  FROM fct_repair_visit AS v
  JOIN machine_observation AS o ON o.machine_id = v.machine_id
  GROUP BY v.machine_id, TRUNC(v.visit_date, 'MM'), COALESCE(v.currency, o.main_currency)
),
cells AS (
  SELECT
    COALESCE(v.machine_id, e.machine_id) AS machine_id,
    COALESCE(v.month, e.month) AS month,
    COALESCE(v.currency, e.currency) AS currency,
    COALESCE(v.visit_count, 0) AS visit_count,
    COALESCE(v.costed_visit_count, 0) AS costed_visit_count,
    COALESCE(v.cost_amount, 0) AS cost_amount,
    COALESCE(e.observed_days, 0) AS observed_days
  FROM exposure AS e
  FULL OUTER JOIN visits AS v
    ON v.machine_id = e.machine_id AND v.month = e.month AND v.currency = e.currency
)
SELECT
  x.machine_id,
  o.machine_name,
  o.product_name,
  o.build_month,
  o.dealer_name,
  x.month,
  d.fiscal_year,
  x.currency,
  x.visit_count,
  x.costed_visit_count,
  x.cost_amount,
  x.observed_days
FROM cells AS x
JOIN machine_observation AS o ON o.machine_id = x.machine_id
LEFT JOIN dim_date AS d ON d.date = x.month
