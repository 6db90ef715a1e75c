/** What readers see: tables registered in Trino, Superset assets built from declarations. */
package org.mendlake.dashboards;
