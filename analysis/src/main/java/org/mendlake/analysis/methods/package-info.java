/**
 * The methods of {@code mendlake analyze}: for each one its columns, options, report and picture.
 */
package org.mendlake.analysis.methods;
