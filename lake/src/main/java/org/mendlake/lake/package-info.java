/** Spark and Delta in one place: the session, the tables on disk, content hashes. */
package org.mendlake.lake;
