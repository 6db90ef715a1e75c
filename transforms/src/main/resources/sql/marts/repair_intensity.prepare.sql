WITH days AS (
  SELECT
    v.machine_id,
    o.machine_name,
    o.main_currency,
    DATEDIFF(v.visit_date, o.observed_from) AS age_days,
    v.currency,
    COUNT(*) AS repairs,
    COUNT_IF(v.visit_id <=> o.opening_visit_id) AS opening_records,
    COALESCE(
      SUM(CASE WHEN NOT v.visit_id <=> o.opening_visit_id THEN v.cost_amount END),
      0
    ) AS cost_amount,
    0 AS ends,
    o.visit_count
  FROM fct_repair_visit AS v
  JOIN machine_observation AS o ON o.machine_id = v.machine_id
  GROUP BY
    v.machine_id,
    o.machine_name,
    o.main_currency,
    DATEDIFF(v.visit_date, o.observed_from),
    v.currency,
    o.visit_count
  UNION ALL
  SELECT
    machine_id,
    machine_name,
    main_currency,
    observed_days - 1 AS age_days,
    NULL AS currency,
    0 AS repairs,
    0 AS opening_records,
    0 AS cost_amount,
    1 AS ends,
    visit_count
  FROM machine_observation
)
SELECT
  s.scope,
  CASE s.scope
    WHEN 'machine' THEN d.machine_id
    WHEN 'currency' THEN d.main_currency
    ELSE '(fleet)'
  END AS scope_id,
  d.* EXCEPT (visit_count)
FROM days AS d
LATERAL VIEW EXPLODE(ARRAY('machine', 'currency', 'fleet')) s AS scope
WHERE CASE s.scope
  WHEN 'machine' THEN d.visit_count > 0
  WHEN 'currency' THEN d.main_currency <> '-'
  ELSE TRUE
END
