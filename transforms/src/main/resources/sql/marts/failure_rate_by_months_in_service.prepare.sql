WITH centres AS (
  SELECT organisation_id, ancestor_id AS centre_id
  FROM bridge_organisation
  WHERE ancestor_level = 'centre' AND is_nearest AND valid_to IS NULL
),
machines AS (
  SELECT
    l.machine_id,
    COALESCE(l.product_id, '(unknown)') AS product_id,
    COALESCE(DATE_FORMAT(l.built_on, 'yyyy-MM'), '(unknown)') AS build_month,
    COALESCE(l.sold_by_id, '(unknown)') AS dealer_id,
    COALESCE(o.centre_id, '(unknown)') AS centre_id,
    l.in_service_on AS exposed_from,
    LEAST(DATE_SUB(l.left_on, 1), :knowledge_date) AS last_day
  FROM fct_machine_life AS l
  LEFT JOIN centres AS o ON o.organisation_id = COALESCE(l.sold_by_id, '(unknown)')
  WHERE l.in_service_on <= :knowledge_date
),
visit_lags AS (
  SELECT
    GREATEST(DATEDIFF(CAST(v.known_at AS DATE), v.visit_date), 0) AS lag_days,
    COUNT(*) AS visits
  FROM fct_repair_visit AS v
  LEFT SEMI JOIN fct_machine_life AS l
    ON l.machine_id = v.machine_id AND l.in_service_on <= :knowledge_date
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
machine_failures AS (
  SELECT
    m.*,
    d.visit_date AS failed_on,
    12 * (YEAR(d.visit_date) - YEAR(m.exposed_from))
      + MONTH(d.visit_date) - MONTH(m.exposed_from) AS calendar_months
  FROM fct_defect AS d
  JOIN machines AS m ON m.machine_id = d.machine_id
  WHERE d.visit_date > m.exposed_from AND d.visit_date <= m.last_day
),
first_failures AS (
  SELECT machine_id, MIN(failed_on) AS failed_on FROM machine_failures GROUP BY machine_id
),
units AS (
  SELECT
    m.product_id,
    m.build_month,
    m.dealer_id,
    m.centre_id,
    CAST(NULL AS STRING) AS lot_id,
    m.exposed_from,
    m.last_day,
    f.failed_on
  FROM machines AS m
  LEFT JOIN first_failures AS f ON f.machine_id = m.machine_id
  UNION ALL
  SELECT
    NULL AS product_id,
    NULL AS build_month,
    NULL AS dealer_id,
    NULL AS centre_id,
    CONCAT(part_id, ' ', supplier_id, ' ', lot) AS lot_id,
    exposed_from,
    LEAST(
      CASE WHEN end_reason = 'machine_left' THEN DATE_SUB(removed_on, 1) ELSE removed_on END,
      :knowledge_date
    ) AS last_day,
    CASE
      WHEN end_reason = 'failed' AND removed_on > exposed_from AND removed_on <= :knowledge_date
        THEN removed_on
    END AS failed_on
  FROM fct_component_life
  WHERE part_id IS NOT NULL
    AND supplier_id IS NOT NULL
    AND lot IS NOT NULL
    AND exposed_from <= :knowledge_date
),
calendar_months AS (
  SELECT
    u.*,
    g.lag_days,
    12 * (YEAR(:knowledge_date) - YEAR(u.exposed_from))
      + MONTH(:knowledge_date) - MONTH(u.exposed_from) AS to_knowledge_date,
    DATE_SUB(:knowledge_date, g.lag_days) AS mature_to,
    12 * (YEAR(DATE_SUB(:knowledge_date, g.lag_days)) - YEAR(u.exposed_from))
      + MONTH(DATE_SUB(:knowledge_date, g.lag_days)) - MONTH(u.exposed_from) AS to_mature_to,
    12 * (YEAR(u.last_day) - YEAR(u.exposed_from))
      + MONTH(u.last_day) - MONTH(u.exposed_from) AS to_last_day,
    12 * (YEAR(u.failed_on) - YEAR(u.exposed_from))
      + MONTH(u.failed_on) - MONTH(u.exposed_from) AS to_failure
  FROM units AS u
  CROSS JOIN reporting_lag AS g
  WHERE u.last_day > u.exposed_from
),
completed_months AS (
  SELECT
    *,
    CASE
      WHEN ADD_MONTHS(exposed_from, to_knowledge_date) > :knowledge_date
        THEN to_knowledge_date - 1
      ELSE to_knowledge_date
    END AS over_months,
    CASE
      WHEN ADD_MONTHS(exposed_from, to_mature_to) > mature_to THEN to_mature_to - 1
      ELSE to_mature_to
    END AS mature_over_months,
    CASE
      WHEN last_day > ADD_MONTHS(exposed_from, to_last_day) THEN to_last_day + 1
      ELSE to_last_day
    END AS begun_months,
    CASE
      WHEN failed_on > ADD_MONTHS(exposed_from, to_failure) THEN to_failure + 1
      ELSE to_failure
    END AS failure_month
  FROM calendar_months
),
unit_months AS (
  SELECT
    *,
    LEAST(600, begun_months, over_months) AS last_month,
    LEAST(600, begun_months, mature_over_months) AS last_mature_month,
    CASE
      WHEN begun_months <= LEAST(600, mature_over_months)
        AND last_day < ADD_MONTHS(exposed_from, begun_months)
        THEN CAST(
          DATEDIFF(last_day, ADD_MONTHS(exposed_from, begun_months - 1)) AS DECIMAL(9, 0)
        ) / CAST(
          DATEDIFF(
            ADD_MONTHS(exposed_from, begun_months),
            ADD_MONTHS(exposed_from, begun_months - 1)
          ) AS DECIMAL(9, 0)
        ) - 1
      ELSE 0
    END AS part_left
  FROM completed_months
),
unit_marks AS (
  SELECT
    product_id,
    build_month,
    dealer_id,
    centre_id,
    lot_id,
    lag_days,
    mark,
    CASE mark
      WHEN 'seen' THEN last_month
      WHEN 'mature' THEN last_mature_month
      WHEN 'surviving' THEN LEAST(last_mature_month, failure_month)
      ELSE IF(failure_month <= last_mature_month, failure_month, 0)
    END AS months_in_service,
    CASE
      WHEN mark = 'mature' THEN part_left
      WHEN mark = 'surviving' AND failure_month < last_mature_month THEN 0
      WHEN mark = 'surviving' THEN part_left
      ELSE 0
    END AS part_left
  FROM unit_months
  LATERAL VIEW EXPLODE(ARRAY('seen', 'mature', 'surviving', 'first_failure', 'failure')) AS mark
  WHERE mark <> 'failure' OR lot_id IS NOT NULL
),
failure_marks AS (
  SELECT
    f.product_id,
    f.build_month,
    f.dealer_id,
    f.centre_id,
    CAST(NULL AS STRING) AS lot_id,
    g.lag_days,
    'failure' AS mark,
    CASE
      WHEN f.failed_on > ADD_MONTHS(f.exposed_from, f.calendar_months) THEN f.calendar_months + 1
      ELSE f.calendar_months
    END AS months_in_service,
    0 AS part_left,
    f.exposed_from
  FROM machine_failures AS f
  CROSS JOIN reporting_lag AS g
),
marks AS (
  SELECT * FROM unit_marks WHERE months_in_service > 0
  UNION ALL
  SELECT * EXCEPT (exposed_from)
  FROM failure_marks
  WHERE months_in_service <= 600
    AND ADD_MONTHS(exposed_from, months_in_service) <= DATE_SUB(:knowledge_date, lag_days)
),
scoped_marks AS (
  SELECT
    *,
    INLINE(
      CASE
        WHEN lot_id IS NULL
          THEN ARRAY(
            STRUCT('fleet' AS scope, '(fleet)' AS scope_id),
            STRUCT('product' AS scope, product_id AS scope_id),
            STRUCT('build_month' AS scope, build_month AS scope_id),
            STRUCT('dealer' AS scope, dealer_id AS scope_id),
            STRUCT('centre' AS scope, centre_id AS scope_id)
          )
        ELSE ARRAY(STRUCT('supplier_lot' AS scope, lot_id AS scope_id))
      END
    )
  FROM marks
),
scope_months AS (
  SELECT
    scope,
    scope_id,
    months_in_service,
    COUNT_IF(mark = 'seen') AS units,
    COUNT_IF(mark = 'mature') AS mature_units,
    SUM(CASE WHEN mark = 'mature' THEN part_left ELSE 0 END) AS part_left,
    COUNT_IF(mark = 'failure') AS failures,
    COUNT_IF(mark = 'surviving') AS surviving_units,
    SUM(CASE WHEN mark = 'surviving' THEN part_left ELSE 0 END) AS surviving_part_left,
    COUNT_IF(mark = 'first_failure') AS first_failures,
    MAX(lag_days) AS reporting_lag_days
  FROM scoped_marks
  GROUP BY scope, scope_id, months_in_service
),
names AS (
  SELECT 'product' AS scope, product_id AS scope_id, name
  FROM dim_product
  WHERE valid_to IS NULL
  UNION ALL
  SELECT scope, organisation_id AS scope_id, name
  FROM dim_organisation
  LATERAL VIEW EXPLODE(ARRAY('dealer', 'centre')) AS scope
  WHERE valid_to IS NULL
)
SELECT
  x.*,
  COALESCE(n.name, x.scope_id) AS scope_name
FROM scope_months AS x
LEFT JOIN names AS n ON n.scope = x.scope AND n.scope_id = x.scope_id
