package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A chart as it is written by hand.
 *
 * @param file for messages
 * @param name stem of its file, unique within its dashboard
 * @param question what it answers, shown under the title
 * @param dataset declared table that it reads
 * @param type Superset's viz_type
 * @param params Superset's parameters of that type over the defaults of the type; a metric is the
 *     name of a measure, or {@code {measure, label}}
 */
record ChartSource(
    String file,
    String name,
    String title,
    String question,
    String dataset,
    String type,
    ObjectNode params) {}
