package org.mendlake.ingestion.importing.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How dates and times are written in a file: several patterns, tried in order, then ISO 8601, which
 * reads one way only.
 */
public final class TimeStyle {
  private static final List<DateTimeFormatter> ISO_FORMATS =
      Stream.of("uuuu-MM-dd", "uuuu-MM-dd['T'][' ']HH:mm[:ss[.SSS]][XXX]")
          .map(TimeStyle::strict)
          .toList();

  /** ISO 8601 and nothing else. */
  public static final TimeStyle ISO = new TimeStyle(List.of());

  private static final int REMEMBERED = 4096;
  private final Map<String, Optional<TemporalAccessor>> lately = new ConcurrentHashMap<>();
  private final List<String> patterns;
  private final List<DateTimeFormatter> formats;

  /**
   * @throws IllegalArgumentException when a pattern is not one of {@code
   *     java.time.format.DateTimeFormatter}
   */
  public TimeStyle(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
    this.formats =
        Stream.concat(
                patterns.stream().map(pattern -> strict(pattern.replace('y', 'u'))),
                ISO_FORMATS.stream())
            .toList();
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The patterns in words, for a message. */
  public String inWords() {
    return patterns.isEmpty() ? "yyyy-MM-dd" : String.join(" or ", patterns);
  }

  /** The calendar day that a text names. */
  public Optional<LocalDate> day(String text) {
    return read(text).map(LocalDate::from);
  }

  /** The instant that a text names; a day is its first moment in the zone. */
  public Optional<Instant> moment(String text, ZoneId zone) {
    return read(text)
        .map(
            read -> {
              if (read instanceof OffsetDateTime offset) {
                return offset.toInstant();
              }
              return read instanceof LocalDateTime local
                  ? local.atZone(zone).toInstant()
                  : LocalDate.from(read).atStartOfDay(zone).toInstant();
            });
  }

  /** The rows of a log repeat their days: most texts were read before. */
  private Optional<TemporalAccessor> read(String text) {
    Optional<TemporalAccessor> known = lately.get(text);
    if (known != null) {
      return known;
    }
    if (lately.size() >= REMEMBERED) {
      lately.clear();
    }
    Optional<TemporalAccessor> read = parsed(text);
    lately.put(text, read);
    return read;
  }

  private Optional<TemporalAccessor> parsed(String text) {
    for (DateTimeFormatter format : formats) {
      Optional<TemporalAccessor> read = read(format, text);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  private static Optional<TemporalAccessor> read(DateTimeFormatter format, String text) {
    ParsePosition position = new ParsePosition(0);
    if (format.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
      return Optional.empty(); // Told without an exception: most texts fit one of many patterns.
    }
    try {
      return Optional.of(
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
