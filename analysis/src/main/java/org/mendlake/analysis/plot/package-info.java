/** Pictures of findings: what is drawn, and how it becomes an SVG or PNG file without a screen. */
package org.mendlake.analysis.plot;
