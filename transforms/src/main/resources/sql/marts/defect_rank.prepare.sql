SELECT
  '(fleet)' AS scope,
  COALESCE(n.system, c.system) AS system,
  COUNT(*) AS defect_count
FROM fct_defect AS d
JOIN dim_defect_code AS c ON c.defect_code_key = d.defect_code_key
LEFT JOIN dim_defect_code AS n ON n.defect_code = d.current_code AND n.valid_to IS NULL
WHERE COALESCE(n.system, c.system) IS NOT NULL
GROUP BY COALESCE(n.system, c.system)
