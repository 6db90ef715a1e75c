/** What an importer has sent, by source: noted before it is sent, acknowledged afterwards. */
package org.mendlake.ingestion.importing.ledger;
