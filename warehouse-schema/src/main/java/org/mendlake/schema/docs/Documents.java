package org.mendlake.schema.docs;

import java.util.Map;
import java.util.TreeMap;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Tables;

/** Every document that follows from the declarations. */
public final class Documents {
  /** What to run when the committed documents are stale. */
  public static final String COMMAND = "./mvnw -q -pl warehouse-schema compile exec:java@docs";

  private Documents() {}

  /** The documents as text, by path below {@code docs/generated}. */
  public static Map<String, String> of(Contracts contracts, Tables tables) {
    Map<String, String> documents = new TreeMap<>();
    documents.put("asyncapi.yaml", new AsyncApi(contracts).toString());
    documents.put("events.md", new EventsPage(contracts).toString());
    documents.put("stars.md", new StarDiagrams(tables).toString());
    documents.putAll(new DataDictionary(contracts, tables).pages());
    return documents;
  }
}
