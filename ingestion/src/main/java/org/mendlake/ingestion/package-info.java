/** How events come in: topics, producers, file imports, the parser and the streaming jobs. */
package org.mendlake.ingestion;
