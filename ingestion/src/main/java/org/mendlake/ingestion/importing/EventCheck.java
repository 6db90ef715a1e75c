package org.mendlake.ingestion.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.mapping.MappedRow;
import org.mendlake.ingestion.importing.mapping.RowRefusal;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.EventParser;
import org.mendlake.ingestion.parse.ParsedEvent;
import org.mendlake.ingestion.parse.Rejection;
import org.mendlake.ingestion.parse.Verdict;
import org.mendlake.ingestion.producing.EventText;
import org.mendlake.schema.Contract;

/** Asks the parser of the silver job, before anything is sent, whether it would take the event. */
final class EventCheck {
  private static final String DRAFT = "draft";
  private final EventParser parser;
  private final Topics topics;
  private final String source;

  EventCheck(Topics topics, String source) {
    this.parser = EventParser.declared(topics);
    this.topics = topics;
    this.source = source;
  }

  /**
   * Hash of what a row says, whatever its number and whenever it is known.
   *
   * @throws RowRefusal when the event would break its contract
   */
  String contentHash(Contract contract, String subject, MappedRow row) throws RowRefusal {
    byte[] event =
        new EventText(
                contract.type(),
                source,
                DRAFT,
                subject,
                row.occurredAt(),
                Instant.EPOCH,
                row.zone(),
                "create",
                Optional.empty())
            .withData(Optional.of(row.data()));
    Verdict verdict =
        parser.parse(
            new Delivery(topics.of(contract.entity()), subject.getBytes(UTF_8), event, 0L));
    if (verdict instanceof ParsedEvent valid) {
      return valid.contentHash();
    }
    Rejection rejection = (Rejection) verdict;
    throw new RowRefusal(
        rejection.field().orElse("(event)"), "", "Cannot accept the event: " + rejection.reason());
  }
}
