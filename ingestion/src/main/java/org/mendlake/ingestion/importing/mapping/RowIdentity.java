package org.mendlake.ingestion.importing.mapping;

import java.util.List;

/** What makes a row of the file the same row in a later import. */
public sealed interface RowIdentity {

  /** Columns that the identity reads; empty for every column of the file. */
  List<String> columns();

  /** A business key: other content under the same key is an amendment. */
  record Key(List<String> columns) implements RowIdentity {
    public Key {
      columns = List.copyOf(columns);
    }
  }

  /** The content of the columns, for a file without a key. */
  record Content(List<String> columns, IdenticalRows identicalRows) implements RowIdentity {
    public Content {
      columns = List.copyOf(columns);
    }
  }

  /** What rows of the same content mean. */
  enum IdenticalRows {
    /** The same record written twice: sent once. */
    DUPLICATES,
    /** Work done again: each is sent, numbered from 1. */
    REPEATED_WORK
  }
}
