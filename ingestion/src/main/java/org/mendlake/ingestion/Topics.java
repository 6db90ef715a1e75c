package org.mendlake.ingestion;

import java.io.Serializable;
import java.util.Optional;

/**
 * Names of the Kafka topics: one for each entity, {@code <prefix>.<entity>}.
 *
 * @param prefix what all of them begin with, such as {@code mendlake}
 */
public record Topics(String prefix) implements Serializable {
  /** The topics of a warehouse that was not told otherwise. */
  public static final Topics DEFAULT = new Topics("mendlake");

  public Topics {
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "Cannot use '"
              + prefix
              + "' as a prefix of topics: expected letters, digits, '.', '_', '-'");
    }
  }

  /** The topic of an entity. */
  public String of(String entity) {
    return prefix + "." + entity;
  }

  /** The entity whose topic this would be; empty when it has another prefix. */
  public Optional<String> entity(String topic) {
    return topic.startsWith(prefix + ".") && topic.length() > prefix.length() + 1
        ? Optional.of(topic.substring(prefix.length() + 1))
        : Optional.empty();
  }

  /** Regular expression of all these topics, those made later included. */
  public String pattern() {
    return prefix.replace(".", "\\.") + "\\.[a-z0-9-]+";
  }
}
