WITH lots AS (
  SELECT DISTINCT
    CONCAT(part_id, ' ', supplier_id, ' ', lot) AS lot_id,
    part_id,
    supplier_id,
    lot
  FROM fct_component_life
  WHERE part_id IS NOT NULL AND supplier_id IS NOT NULL AND lot IS NOT NULL
),
lot_months AS (
  SELECT
    l.part_id,
    l.supplier_id,
    l.lot,
    r.months_in_service,
    r.exposed_units,
    r.failures
  FROM failure_rate_by_months_in_service AS r
  JOIN lots AS l ON l.lot_id = r.scope_id
  WHERE r.scope = 'supplier_lot'
),
part_months AS (
  SELECT
    part_id,
    months_in_service,
    SUM(exposed_units) AS exposed_units,
    SUM(failures) AS failures
  FROM lot_months
  GROUP BY part_id, months_in_service
),
compared_months AS (
  SELECT
    m.part_id,
    m.supplier_id,
    m.lot,
    m.months_in_service,
    m.exposed_units,
    m.failures,
    CAST(p.exposed_units - m.exposed_units AS DECIMAL(18, 6)) AS other_units,
    CAST(p.failures - m.failures AS DECIMAL(18, 0)) AS other_failures
  FROM lot_months AS m
  JOIN part_months AS p ON p.part_id = m.part_id AND p.months_in_service = m.months_in_service
),
sums AS (
  SELECT
    part_id,
    supplier_id,
    lot,
    SUM(CASE WHEN months_in_service = 1 THEN exposed_units ELSE 0 END) AS units,
    SUM(CASE WHEN other_units > 0 THEN exposed_units ELSE 0 END) AS compared_months,
    SUM(CASE WHEN other_units > 0 AND exposed_units > 0 THEN failures ELSE 0 END) AS failures,
    SUM(
      CASE
        WHEN other_units > 0
          THEN CAST(other_failures / other_units AS DECIMAL(18, 12)) * exposed_units
        ELSE 0
      END
    ) AS expected_failures
  FROM compared_months
  GROUP BY part_id, supplier_id, lot
)
SELECT
  s.part_id,
  COALESCE(p.name, s.part_id) AS part_name,
  s.supplier_id,
  COALESCE(o.name, s.supplier_id) AS supplier_name,
  s.lot,
  CAST(s.units AS DECIMAL(18, 6)) AS units,
  CAST(s.compared_months AS DECIMAL(18, 6)) AS compared_months,
  s.failures,
  CAST(s.expected_failures AS DECIMAL(18, 6)) AS expected_failures
FROM sums AS s
LEFT JOIN dim_part AS p ON p.part_id = s.part_id AND p.valid_to IS NULL
LEFT JOIN dim_supplier AS o ON o.supplier_id = s.supplier_id AND o.valid_to IS NULL
