/**
 * Superset assets as code: short hand-written dashboards and charts, datasets derived from the
 * table declarations, every reference checked before anything reaches Superset.
 */
package org.mendlake.dashboards.superset;
