package org.mendlake.ingestion.simulation.events;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * JSON written straight to bytes, without a string or a tree in between. It sets commas by itself;
 * that objects and lists are closed in order is up to the caller.
 */
public final class JsonBytes {
  private static final int MILLIS_A_DAY = 86_400_000;

  private byte[] bytes;
  private int length;

  /** An empty text. */
  public JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Bytes written so far. */
  public int length() {
    return length;
  }

  /** The array that holds them, up to {@link #length}; it is replaced when it grows. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets what was written after the position. */
  public JsonBytes truncate(int position) {
    length = position;
    return this;
  }

  /** A copy of a part. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Appends bytes as they are. */
  public JsonBytes raw(byte[] text) {
    ensure(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  /** Appends text of ASCII as it is. */
  public JsonBytes raw(String ascii) {
    int size = ascii.length();
    ensure(size);
    for (int i = 0; i < size; i++) {
      bytes[length + i] = (byte) ascii.charAt(i);
    }
    length += size;
    return this;
  }

  /** Opens an object, as an element or as the value of the name just written. */
  public JsonBytes open() {
    separate();
    return put('{');
  }

  /** Closes an object. */
  public JsonBytes close() {
    return put('}');
  }

  /** Opens a list as the value of a field. */
  public JsonBytes openList(String name) {
    return name(name).put('[');
  }

  /** Closes a list. */
  public JsonBytes closeList() {
    return put(']');
  }

  /** The name of a field, whose value follows. */
  public JsonBytes name(String name) {
    separate();
    return put('"').raw(name).put('"').put(':');
  }

  /** A field of text. */
  public JsonBytes text(String name, String value) {
    return name(name).quoted(value);
  }

  /** A field of text, left out when there is none. */
  public JsonBytes text(String name, Optional<String> value) {
    return value.isPresent() ? text(name, value.get()) : this;
  }

  /** An element of a list of texts. */
  public JsonBytes element(String value) {
    separate();
    return quoted(value);
  }

  /** A field of a whole number. */
  public JsonBytes whole(String name, long value) {
    return name(name).digits(value);
  }

  /** A field of a whole number, left out when there is none. */
  public JsonBytes whole(String name, OptionalLong value) {
    return value.isPresent() ? whole(name, value.getAsLong()) : this;
  }

  /** A field of truth. */
  public JsonBytes truth(String name, boolean value) {
    return name(name).raw(value ? "true" : "false");
  }

  /** A field of a number with decimals, given in units of its last place. */
  public JsonBytes decimal(String name, long unscaled, int places) {
    name(name);
    if (unscaled < 0) {
      put('-');
    }
    long one = 1;
    for (int i = 0; i < places; i++) {
      one *= 10;
    }
    long size = Math.abs(unscaled);
    digits(size / one);
    put('.');
    long rest = size % one;
    for (long place = one / 10; place > rest && place > 1; place /= 10) {
      put('0');
    }
    return digits(rest);
  }

  /** A field of a number with decimals, left out when there is none. */
  public JsonBytes decimal(String name, OptionalLong unscaled, int places) {
    return unscaled.isPresent() ? decimal(name, unscaled.getAsLong(), places) : this;
  }

  /** A field of a day, given in days since 1970. */
  public JsonBytes day(String name, long epochDay) {
    return name(name).put('"').date(epochDay).put('"');
  }

  /** A field of a day, left out when there is none. */
  public JsonBytes day(String name, OptionalLong epochDay) {
    return epochDay.isPresent() ? day(name, epochDay.getAsLong()) : this;
  }

  /** A field of an instant, given in milliseconds since 1970, in UTC. */
  public JsonBytes instant(String name, long epochMillis) {
    name(name).put('"').date(Math.floorDiv(epochMillis, MILLIS_A_DAY)).put('T');
    int millis = Math.floorMod(epochMillis, MILLIS_A_DAY);
    padded(millis / 3_600_000, 2).put(':').padded(millis / 60_000 % 60, 2).put(':');
    padded(millis / 1000 % 60, 2).put('.').padded(millis % 1000, 3);
    return put('Z').put('"');
  }

  private JsonBytes date(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return padded(date.getYear(), 4)
        .put('-')
        .padded(date.getMonthValue(), 2)
        .put('-')
        .padded(date.getDayOfMonth(), 2);
  }

  private JsonBytes padded(int number, int width) {
    ensure(width);
    int rest = number;
    for (int i = width - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
    return this;
  }

  private JsonBytes digits(long number) {
    long rest = Math.abs(number);
    int width = number < 0 ? 2 : 1;
    for (long size = rest; size >= 10; size /= 10) {
      width++;
    }
    ensure(width);
    int position = length + width;
    length = position;
    do {
      bytes[--position] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (number < 0) {
      bytes[--position] = '-';
    }
    return this;
  }

  private JsonBytes quoted(String value) {
    put('"');
    int size = value.length();
    int start = length;
    ensure(size);
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
        length = start;
        return escaped(value).put('"');
      }
      bytes[length++] = (byte) c;
    }
    return put('"');
  }

  private JsonBytes escaped(String value) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        put('\\').put((char) b);
      } else if (b >= 0 && b < 0x20) {
        raw("\\u00").padded(b / 16, 1).put("0123456789abcdef".charAt(b % 16));
      } else {
        ensure(1);
        bytes[length++] = b;
      }
    }
    return this;
  }

  private void separate() {
    if (length > 0) {
      byte last = bytes[length - 1];
      if (last != '{' && last != '[' && last != ':' && last != '\n') {
        put(',');
      }
    }
  }

  private JsonBytes put(char ascii) {
    ensure(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
