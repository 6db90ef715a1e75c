/**
 * Recurrent events of repairable machines: how many and how costly they are on average up to an
 * age, at which rate they come, and whether that rate changes.
 */
package org.mendlake.statistics.recurrent;
