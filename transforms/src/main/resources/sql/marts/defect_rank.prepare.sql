SELECT
  '(fleet)' AS scope,
  c.system,
  COUNT(*) AS defect_count
FROM fct_defect AS d
JOIN dim_defect_code AS c ON c.defect_code_key = d.defect_code_key
WHERE c.system IS NOT NULL
GROUP BY c.system
