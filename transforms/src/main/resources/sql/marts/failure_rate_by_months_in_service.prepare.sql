WITH machines AS (
  SELECT
    machine_id AS unit_id,
    COALESCE(product_id, '(unknown)') AS product_id,
    COALESCE(DATE_FORMAT(built_on, 'yyyy-MM'), '(unknown)') AS build_month,
    COALESCE(sold_by_id, '(unknown)') AS dealer_id,
    in_service_on AS exposed_from,
    COALESCE(DATE_SUB(left_on, 1), :knowledge_date) AS last_day
  FROM fct_machine_life
  WHERE in_service_on <= :knowledge_date
),
components AS (
  SELECT
    CONCAT(machine_id, '/', position, '/', life_no) AS unit_id,
    CONCAT(part_id, ' ', supplier_id, ' ', lot) AS lot_id,
    exposed_from,
    CASE
      WHEN removed_on IS NULL THEN :knowledge_date
      WHEN end_reason = 'machine_left' THEN DATE_SUB(removed_on, 1)
      ELSE removed_on
    END AS last_day,
    CASE WHEN end_reason = 'failed' THEN removed_on END AS failed_on
  FROM fct_component_life
  WHERE part_id IS NOT NULL
    AND supplier_id IS NOT NULL
    AND lot IS NOT NULL
    AND exposed_from <= :knowledge_date
),
visit_lags AS (
  SELECT
    GREATEST(DATEDIFF(CAST(v.known_at AS DATE), v.visit_date), 0) AS lag_days,
    COUNT(*) AS visits
  FROM fct_repair_visit AS v
  JOIN machines AS m ON m.unit_id = v.machine_id
  GROUP BY GREATEST(DATEDIFF(CAST(v.known_at AS DATE), v.visit_date), 0)
),
lag_shares AS (
  SELECT
    lag_days,
    SUM(visits) OVER (ORDER BY lag_days) AS visits_so_far,
    SUM(visits) OVER () AS visits
  FROM visit_lags
),
reporting_lag AS (
  SELECT COALESCE(MIN(lag_days), 0) AS lag_days
  FROM lag_shares
  WHERE 20 * visits_so_far >= 19 * visits
),
units AS (
  SELECT unit_id, exposed_from, LEAST(last_day, :knowledge_date) AS last_day FROM machines
  UNION ALL
  SELECT unit_id, exposed_from, LEAST(last_day, :knowledge_date) AS last_day FROM components
),
stated_failures AS (
  SELECT machine_id AS unit_id, visit_date AS failed_on FROM fct_defect
  UNION ALL
  SELECT unit_id, failed_on FROM components WHERE failed_on IS NOT NULL
),
dated_failures AS (
  SELECT
    f.unit_id,
    u.exposed_from,
    f.failed_on,
    12 * (YEAR(f.failed_on) - YEAR(u.exposed_from))
      + MONTH(f.failed_on) - MONTH(u.exposed_from) AS calendar_months
  FROM stated_failures AS f
  JOIN units AS u ON u.unit_id = f.unit_id
  WHERE f.failed_on > u.exposed_from AND f.failed_on <= u.last_day
),
failure_months AS (
  SELECT
    unit_id,
    CASE
      WHEN failed_on > ADD_MONTHS(exposed_from, calendar_months) THEN calendar_months + 1
      ELSE calendar_months
    END AS months_in_service,
    COUNT(*) AS failures
  FROM dated_failures
  GROUP BY 1, 2
),
first_failures AS (
  SELECT unit_id, MIN(months_in_service) AS first_month FROM failure_months GROUP BY unit_id
),
unit_months AS (
  SELECT
    unit_id,
    last_day,
    months_in_service,
    ADD_MONTHS(exposed_from, months_in_service - 1) AS month_from,
    ADD_MONTHS(exposed_from, months_in_service) AS month_to
  FROM (
    SELECT
      unit_id,
      exposed_from,
      last_day,
      EXPLODE(
        SEQUENCE(
          1,
          LEAST(
            600,
            GREATEST(
              1,
              12 * (YEAR(:knowledge_date) - YEAR(exposed_from))
                + MONTH(:knowledge_date) - MONTH(exposed_from)
            )
          )
        )
      ) AS months_in_service
    FROM units
  )
),
exposures AS (
  SELECT
    m.unit_id,
    m.months_in_service,
    m.month_to <= DATE_SUB(:knowledge_date, g.lag_days) AS is_mature,
    CAST(DATEDIFF(LEAST(m.last_day, m.month_to), m.month_from) AS DECIMAL(9, 0))
      / CAST(DATEDIFF(m.month_to, m.month_from) AS DECIMAL(9, 0)) AS exposure,
    COALESCE(f.failures, 0) AS failures,
    i.first_month IS NULL OR i.first_month >= m.months_in_service AS is_survivor,
    COALESCE(i.first_month = m.months_in_service, FALSE) AS is_first_failure,
    g.lag_days
  FROM unit_months AS m
  CROSS JOIN reporting_lag AS g
  LEFT JOIN failure_months AS f
    ON f.unit_id = m.unit_id AND f.months_in_service = m.months_in_service
  LEFT JOIN first_failures AS i ON i.unit_id = m.unit_id
  WHERE m.month_to <= :knowledge_date AND m.last_day > m.month_from
),
cells AS (
  SELECT
    m.product_id,
    m.build_month,
    m.dealer_id,
    c.lot_id,
    e.months_in_service,
    SUM(CASE WHEN e.is_mature THEN e.exposure ELSE 0 END) AS exposed_units,
    SUM(CASE WHEN e.is_mature THEN e.failures ELSE 0 END) AS failures,
    SUM(CASE WHEN e.is_mature AND e.is_survivor THEN e.exposure ELSE 0 END) AS surviving_units,
    COUNT_IF(e.is_mature AND e.is_first_failure) AS first_failures,
    COUNT_IF(NOT e.is_mature) AS immature_units,
    MAX(e.lag_days) AS reporting_lag_days
  FROM exposures AS e
  LEFT JOIN machines AS m ON m.unit_id = e.unit_id
  LEFT JOIN components AS c ON c.unit_id = e.unit_id
  GROUP BY m.product_id, m.build_month, m.dealer_id, c.lot_id, e.months_in_service
),
centres AS (
  SELECT organisation_id, ancestor_id AS centre_id
  FROM bridge_organisation
  WHERE ancestor_level = 'centre' AND is_nearest AND valid_to IS NULL
),
scoped_cells AS (
  SELECT 'fleet' AS scope, '(fleet)' AS scope_id, * FROM cells WHERE lot_id IS NULL
  UNION ALL
  SELECT 'product' AS scope, product_id AS scope_id, * FROM cells WHERE lot_id IS NULL
  UNION ALL
  SELECT 'build_month' AS scope, build_month AS scope_id, * FROM cells WHERE lot_id IS NULL
  UNION ALL
  SELECT 'dealer' AS scope, dealer_id AS scope_id, * FROM cells WHERE lot_id IS NULL
  UNION ALL
  SELECT 'centre' AS scope, COALESCE(o.centre_id, '(unknown)') AS scope_id, x.*
  FROM cells AS x
  LEFT JOIN centres AS o ON o.organisation_id = x.dealer_id
  WHERE x.lot_id IS NULL
  UNION ALL
  SELECT 'supplier_lot' AS scope, lot_id AS scope_id, * FROM cells WHERE lot_id IS NOT NULL
),
names AS (
  SELECT 'product' AS scope, product_id AS scope_id, name
  FROM dim_product
  WHERE valid_to IS NULL
  UNION ALL
  SELECT 'dealer' AS scope, organisation_id AS scope_id, name
  FROM dim_organisation
  WHERE valid_to IS NULL
  UNION ALL
  SELECT 'centre' AS scope, organisation_id AS scope_id, name
  FROM dim_organisation
  WHERE valid_to IS NULL
)
SELECT
  x.scope,
  x.scope_id,
  COALESCE(MAX(n.name), x.scope_id) AS scope_name,
  x.months_in_service,
  CAST(SUM(x.exposed_units) AS DECIMAL(18, 6)) AS exposed_units,
  SUM(x.failures) AS failures,
  CAST(SUM(x.surviving_units) AS DECIMAL(18, 6)) AS surviving_units,
  SUM(x.first_failures) AS first_failures,
  SUM(x.immature_units) AS immature_units,
  MAX(x.reporting_lag_days) AS reporting_lag_days
FROM scoped_cells AS x
LEFT JOIN names AS n ON n.scope = x.scope AND n.scope_id = x.scope_id
GROUP BY x.scope, x.scope_id, x.months_in_service
