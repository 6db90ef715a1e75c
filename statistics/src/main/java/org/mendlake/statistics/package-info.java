/** Statistics of service quality: pure Java over plain numbers. */
package org.mendlake.statistics;
