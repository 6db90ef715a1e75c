/** Trino over JDBC: its address, the types it reports, the registration of Delta tables. */
package org.mendlake.dashboards.trino;
