/** The folds of gold, one for each entity family, and the calendar. No Spark here. */
package org.mendlake.transforms.folds;
