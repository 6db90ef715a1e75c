package org.mendlake.ingestion.importing.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.mendlake.lake.Canonical;

/**
 * Identity of a row across imports: 128 bits over what identifies it, as 32 hexadecimal characters.
 *
 * @param hex the characters
 */
public record RowKey(String hex) {

  /**
   * The key of a row.
   *
   * @param kind what the row is: an event type, or a row that is none
   * @param parts business key or content; a missing value is null
   * @param copy number among identical rows, from 1
   */
  public static RowKey of(String kind, List<String> parts, int copy) {
    Canonical canonical = new Canonical().text(kind.getBytes(UTF_8)).open(parts.size());
    for (String part : parts) {
      if (part == null) {
        canonical.nothing();
      } else {
        canonical.text(part.getBytes(UTF_8));
      }
    }
    return new RowKey(canonical.whole(copy).hexHash());
  }

  /** Id of the n-th event about the row. */
  String eventId(int number) {
    return hex + "." + number;
  }
}
