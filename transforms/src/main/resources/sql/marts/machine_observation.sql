WITH numbered_visits AS (
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
visits AS (
  SELECT
    machine_id,
    MIN(observed_from) AS stated_from,
    MAX(observed_to) AS stated_to,
    MIN(visit_date) AS first_visit_on,
    MAX(visit_date) AS last_visit_on,
    MIN(CASE WHEN visit_number = 1 THEN visit_id END) AS first_visit_id,
    COUNT(*) AS visit_count
  FROM numbered_visits
  GROUP BY machine_id
),
lives AS (
  SELECT
    machine_id,
    product_id,
    built_on,
    sold_by_id,
    currency,
    CASE WHEN in_service_on <= :knowledge_date THEN in_service_on END AS in_service_on,
    CASE WHEN left_on <= :knowledge_date THEN left_on END AS left_on
  FROM fct_machine_life
),
windows AS (
  SELECT
    COALESCE(v.machine_id, l.machine_id) AS machine_id,
    l.product_id,
    l.built_on,
    l.sold_by_id,
    l.currency AS price_currency,
    LEAST(COALESCE(v.stated_from, l.in_service_on), v.first_visit_on) AS observed_from,
    GREATEST(
      COALESCE(v.stated_to, l.left_on, DATE_ADD(:knowledge_date, 1)),
      DATE_ADD(v.last_visit_on, 1)
    ) AS observed_to,
    COALESCE(v.stated_from, l.in_service_on) IS NOT NULL AS has_stated_start,
    COALESCE(v.stated_to, l.left_on) IS NOT NULL AS has_stated_end,
    v.first_visit_id,
    COALESCE(v.visit_count, 0) AS visit_count
  FROM visits AS v
  FULL OUTER JOIN lives AS l ON l.machine_id = v.machine_id
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
),
observed AS (
  SELECT
    w.machine_id,
    COALESCE(m.name, w.machine_id) AS machine_name,
    COALESCE(w.product_id, m.product_id, '(unknown)') AS product_id,
    COALESCE(DATE_FORMAT(COALESCE(w.built_on, m.built_on), 'yyyy-MM'), '(unknown)') AS build_month,
    COALESCE(w.sold_by_id, '(unknown)') AS dealer_id,
    w.observed_from,
    w.observed_to,
    w.has_stated_start,
    w.has_stated_end,
    CASE WHEN NOT w.has_stated_start THEN w.first_visit_id END AS opening_visit_id,
    COALESCE(c.currency, w.price_currency, '-') AS main_currency,
    w.visit_count
  FROM windows AS w
  LEFT JOIN dim_machine AS m ON m.machine_id = w.machine_id AND m.valid_to IS NULL
  LEFT JOIN currencies AS c ON c.machine_id = w.machine_id AND c.currency_rank = 1
  WHERE w.observed_from < w.observed_to
)
SELECT
  o.*,
  COALESCE(p.name, o.product_id) AS product_name,
  COALESCE(d.name, o.dealer_id) AS dealer_name,
  DATEDIFF(o.observed_to, o.observed_from) AS observed_days
FROM observed AS o
LEFT JOIN dim_product AS p ON p.product_id = o.product_id AND p.valid_to IS NULL
LEFT JOIN dim_organisation AS d ON d.organisation_id = o.dealer_id AND d.valid_to IS NULL
