/** What a method found, in a form that a table, JSON and a picture are made from alike. */
package org.mendlake.analysis.report;
