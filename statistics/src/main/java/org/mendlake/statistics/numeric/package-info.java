/** Numerics that several methods share. */
package org.mendlake.statistics.numeric;
