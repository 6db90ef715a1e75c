WITH named_defects AS (
  SELECT
    d.machine_id,
    TRUNC(d.visit_date, 'MM') AS visit_month,
    COALESCE(n.system, c.system, '(unknown)') AS system,
    COALESCE(n.system, c.system) IS NULL AS is_unknown,
    COALESCE(d.currency, o.main_currency, '-') AS currency,
    1 AS defect_count,
    COALESCE(d.cost_amount, 0) AS cost_amount,
    d.downtime_hours
  FROM fct_defect AS d
  JOIN dim_defect_code AS c ON c.defect_code_key = d.defect_code_key
  LEFT JOIN dim_defect_code AS n ON n.defect_code = d.current_code AND n.valid_to IS NULL
  LEFT JOIN machine_observation AS o ON o.machine_id = d.machine_id
),
unallocated_cost AS (
  SELECT
    l.machine_id,
    TRUNC(l.visit_date, 'MM') AS visit_month,
    '(unallocated)' AS system,
    TRUE AS is_unknown,
    l.currency,
    0 AS defect_count,
    l.cost_amount,
    CAST(NULL AS DECIMAL(10, 1)) AS downtime_hours
  FROM fct_repair_line AS l
  LEFT ANTI JOIN fct_defect AS d ON d.visit_id = l.visit_id AND d.line_no = l.defect_line_no
  WHERE l.cost_amount IS NOT NULL
),
costs AS (
  SELECT * FROM named_defects
  UNION ALL
  SELECT * FROM unallocated_cost
),
cells AS (
  SELECT
    machine_id,
    visit_month,
    system,
    is_unknown,
    currency,
    SUM(defect_count) AS defect_count,
    SUM(cost_amount) AS cost_amount,
    SUM(downtime_hours) AS downtime_hours
  FROM costs
  GROUP BY machine_id, visit_month, system, is_unknown, currency
),
system_costs AS (
  SELECT
    system,
    is_unknown,
    currency,
    SUM(SUM(defect_count)) OVER (PARTITION BY system, is_unknown) AS defect_count,
    SUM(cost_amount) AS cost_amount
  FROM costs
  GROUP BY system, is_unknown, currency
),
ranks AS (
  SELECT
    system,
    currency,
    DENSE_RANK() OVER (ORDER BY is_unknown, defect_count DESC, system) AS rank_by_count,
    CASE
      WHEN currency <> '-'
        THEN ROW_NUMBER() OVER (
          PARTITION BY currency
          ORDER BY is_unknown, cost_amount DESC, system
        )
    END AS rank_by_cost
  FROM system_costs
),
system_names AS (
  SELECT
    system,
    MAX(system_name) AS system_name,
    MAX(system_name_zh) AS system_name_zh
  FROM dim_defect_code
  WHERE system IS NOT NULL AND valid_to IS NULL
  GROUP BY system
)
SELECT
  x.machine_id,
  COALESCE(o.machine_name, x.machine_id) AS machine_name,
  COALESCE(o.product_name, '(unknown)') AS product_name,
  COALESCE(o.build_month, '(unknown)') AS build_month,
  COALESCE(o.dealer_name, '(unknown)') AS dealer_name,
  x.visit_month,
  x.system,
  COALESCE(n.system_name, x.system) AS system_name,
  n.system_name_zh,
  x.is_unknown,
  x.currency,
  x.defect_count,
  x.cost_amount,
  x.downtime_hours,
  r.rank_by_count,
  r.rank_by_cost,
  i.rank_lower,
  i.rank_upper,
  CASE WHEN x.is_unknown THEN 'no_single_cause' END AS interval_reason
FROM cells AS x
JOIN ranks AS r ON r.system = x.system AND r.currency = x.currency
LEFT JOIN defect_rank AS i ON i.system = x.system
LEFT JOIN system_names AS n ON n.system = x.system
LEFT JOIN machine_observation AS o ON o.machine_id = x.machine_id
