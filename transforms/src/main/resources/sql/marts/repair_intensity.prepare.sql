WITH visits AS (
  SELECT
    v.machine_id,
    o.machine_name,
    o.main_currency,
    DATEDIFF(v.visit_date, o.observed_from) AS age_days,
    v.visit_id <=> o.opening_visit_id AS is_opening,
    v.currency,
    v.cost_amount
  FROM fct_repair_visit AS v
  JOIN machine_observation AS o ON o.machine_id = v.machine_id
),
scoped_visits AS (
  SELECT 'machine' AS scope, machine_id AS scope_id, machine_name AS scope_name, * FROM visits
  UNION ALL
  SELECT
    'currency' AS scope,
    main_currency AS scope_id,
    CONCAT('Mean, ', main_currency) AS scope_name,
    *
  FROM visits
  WHERE main_currency <> '-'
  UNION ALL
  SELECT 'fleet' AS scope, '(fleet)' AS scope_id, 'Fleet mean' AS scope_name, * FROM visits
),
scoped_ends AS (
  SELECT 'machine' AS scope, machine_id AS scope_id, machine_id, observed_days - 1 AS age_days
  FROM machine_observation
  UNION ALL
  SELECT 'currency' AS scope, main_currency AS scope_id, machine_id, observed_days - 1 AS age_days
  FROM machine_observation
  WHERE main_currency <> '-'
  UNION ALL
  SELECT 'fleet' AS scope, '(fleet)' AS scope_id, machine_id, observed_days - 1 AS age_days
  FROM machine_observation
),
scopes AS (
  SELECT
    scope,
    scope_id,
    MAX(scope_name) AS scope_name,
    COUNT(DISTINCT currency) AS currencies,
    CASE
      WHEN COUNT(DISTINCT main_currency) = 1 THEN NULLIF(MIN(main_currency), '-')
    END AS currency
  FROM scoped_visits
  GROUP BY scope, scope_id
),
steps AS (
  SELECT
    scope,
    scope_id,
    machine_id,
    age_days,
    COUNT(*) AS repairs,
    COUNT_IF(is_opening) AS opening_records,
    COALESCE(SUM(CASE WHEN NOT is_opening THEN cost_amount END), 0) AS cost_amount,
    0 AS ends
  FROM scoped_visits
  GROUP BY scope, scope_id, machine_id, age_days
  UNION ALL
  SELECT
    scope,
    scope_id,
    machine_id,
    age_days,
    0 AS repairs,
    0 AS opening_records,
    0 AS cost_amount,
    1 AS ends
  FROM scoped_ends
)
SELECT
  s.scope,
  s.scope_id,
  MAX(n.scope_name) AS scope_name,
  MAX(n.currency) AS currency,
  MAX(n.currencies) AS currencies,
  s.machine_id,
  s.age_days,
  SUM(s.repairs) AS repairs,
  SUM(s.opening_records) AS opening_records,
  SUM(s.cost_amount) AS cost_amount,
  SUM(s.ends) AS ends
FROM steps AS s
JOIN scopes AS n ON n.scope = s.scope AND n.scope_id = s.scope_id
GROUP BY s.scope, s.scope_id, s.machine_id, s.age_days
