/** {@code mendlake benchmark statistics}: the methods beside those of other programs. */
package org.mendlake.analysis.benchmark;
