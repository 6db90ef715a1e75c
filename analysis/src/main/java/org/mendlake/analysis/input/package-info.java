/** Reads the columns of a method from a file, row by row, and tells every problem at once. */
package org.mendlake.analysis.input;
