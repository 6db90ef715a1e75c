/** Fair comparison of units: proportions, shrinkage, funnels, ranks. */
package org.mendlake.statistics.comparison;
