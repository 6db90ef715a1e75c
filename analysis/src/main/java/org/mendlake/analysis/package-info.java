/** The statistics on any file: {@code mendlake analyze}, without Spark on the class path. */
package org.mendlake.analysis;
