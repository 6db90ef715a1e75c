package org.mendlake.lake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Renders values to bytes in one canonical way and hashes them: equal content gives equal bytes,
 * different content different ones, as every value carries its kind and every text its length.
 * Decimals are equal whatever their scale ({@code 1.50} and {@code 1.5}), instants count to the
 * millisecond, doubles to 12 significant digits. Reusable after {@link #clear()}; not thread-safe.
 */
public final class Canonical {
  private static final MathContext DOUBLES = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final int SEED = 0;

  private byte[] bytes = new byte[1024];
  private int length;

  /** Forgets what was rendered. */
  public Canonical clear() {
    length = 0;
    return this;
  }

  /** An absent value: different from an empty text and from zero. */
  public Canonical nothing() {
    return mark('-');
  }

  /** Begins a struct of {@code size} fields or a list of {@code size} elements; they follow. */
  public Canonical open(int size) {
    mark('(');
    return int32(size);
  }

  /** Text in UTF-8, or any bytes. */
  public Canonical text(byte[] source, int offset, int count) {
    mark('t');
    int32(count);
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** Text in UTF-8, or any bytes. */
  public Canonical text(byte[] source) {
    return text(source, 0, source.length);
  }

  public Canonical truth(boolean value) {
    return mark(value ? 'y' : 'n');
  }

  /** A whole number. */
  public Canonical whole(long value) {
    return number(value, 0);
  }

  /** A calendar day, as days since 1970-01-01. */
  public Canonical day(int epochDay) {
    mark('d');
    return int32(epochDay);
  }

  /** An instant, as microseconds since 1970-01-01T00:00:00Z; cut to milliseconds. */
  public Canonical moment(long micros) {
    mark('m');
    return int64(Math.floorDiv(micros, 1000L));
  }

  /** An exact decimal: {@code unscaled / 10^scale}. */
  public Canonical decimal(long unscaled, int scale) {
    long value = unscaled;
    int places = scale;
    while (places > 0 && value % 10 == 0) {
      value /= 10;
      places--;
    }
    return number(value, places);
  }

  /** An exact decimal of any size. */
  public Canonical decimal(BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    plain = plain.scale() < 0 ? plain.setScale(0) : plain;
    BigInteger unscaled = plain.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      return number(unscaled.longValue(), plain.scale());
    }
    mark('N');
    int32(plain.scale());
    return text(unscaled.toByteArray());
  }

  /** A double, at 12 significant digits. */
  public Canonical approximate(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      mark('f');
      return int64(Double.doubleToLongBits(value));
    }
    return decimal(new BigDecimal(value).round(DOUBLES));
  }

  /** Number of bytes rendered so far. */
  public int length() {
    return length;
  }

  /** The rendered bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** 128-bit murmur3 of what was rendered, as two words. */
  public long[] hash() {
    return MurmurHash3.hash128x64(bytes, 0, length, SEED);
  }

  /** {@link #hash()} as 32 lower-case hexadecimal characters. */
  public String hexHash() {
    long[] words = hash();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(words[0]) + hex.toHexDigits(words[1]);
  }

  private Canonical number(long unscaled, int scale) {
    mark('#');
    int32(scale);
    return int64(unscaled);
  }

  private Canonical mark(char kind) {
    reserve(1);
    bytes[length++] = (byte) kind;
    return this;
  }

  private Canonical int32(int value) {
    reserve(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  private Canonical int64(long value) {
    int32((int) (value >>> 32));
    return int32((int) value);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
