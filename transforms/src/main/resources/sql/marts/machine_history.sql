WITH primary_defects AS (
  SELECT
    d.visit_id,
    COALESCE(n.system, c.system) AS system,
    COALESCE(n.system_name, c.system_name) AS system_name,
    COALESCE(n.part_name, c.part_name) AS part_name,
    COALESCE(n.mode_name, c.mode_name) AS mode_name
  FROM fct_defect AS d
  JOIN dim_defect_code AS c ON c.defect_code_key = d.defect_code_key
  LEFT JOIN dim_defect_code AS n ON n.defect_code = d.current_code AND n.valid_to IS NULL
  WHERE d.is_primary
),
actions AS (
  SELECT
    visit_id,
    ARRAY_JOIN(ARRAY_SORT(COLLECT_SET(action)), ', ') AS action
  FROM fct_repair_line
  WHERE action IS NOT NULL
  GROUP BY visit_id
),
issues AS (
  SELECT DISTINCT fold_key AS visit_id
  FROM fct_data_issue
  WHERE fold = 'VisitFold'
)
SELECT
  v.visit_id,
  v.machine_id,
  o.machine_name,
  o.product_name,
  o.build_month,
  o.dealer_name,
  v.visit_date,
  TRUNC(v.visit_date, 'MM') AS visit_month,
  ROW_NUMBER() OVER (
    PARTITION BY v.machine_id
    ORDER BY v.visit_date, v.occurred_at, v.visit_id
  ) AS visit_number,
  DATEDIFF(v.visit_date, o.observed_from) AS days_since_first_observation,
  v.order_no,
  v.order_type,
  v.description,
  COALESCE(p.system, '(unknown)') AS system,
  COALESCE(p.system_name, '(unknown)') AS system_name,
  COALESCE(p.part_name, '(unknown)') AS part,
  COALESCE(p.mode_name, '(unknown)') AS mode,
  COALESCE(a.action, '(unknown)') AS action,
  COALESCE(v.currency, o.main_currency) AS currency,
  v.cost_amount,
  SUM(v.cost_amount) OVER (
    PARTITION BY v.machine_id, v.currency
    ORDER BY v.visit_date, v.occurred_at, v.visit_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS cumulative_cost_amount,
  i.visit_id IS NOT NULL AS has_data_issue
FROM fct_repair_visit AS v
JOIN machine_observation AS o ON o.machine_id = v.machine_id
LEFT JOIN primary_defects AS p ON p.visit_id = v.visit_id
LEFT JOIN actions AS a ON a.visit_id = v.visit_id
LEFT JOIN issues AS i ON i.visit_id = v.visit_id
