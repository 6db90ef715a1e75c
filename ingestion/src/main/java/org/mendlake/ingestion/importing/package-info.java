/** Turns files into events: maps the rows, remembers in a ledger what was sent, sends the rest. */
package org.mendlake.ingestion.importing;
