package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Checks and writes UTF-8 strictly: no overlong forms, no lone surrogates, no NUL. */
final class Utf8 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  private Utf8() {}

  /**
   * Whether bytes are UTF-8 text that JSON can consist of. A byte of zero never stands in JSON; it
   * would make a reader take the text for UTF-16.
   */
  static boolean isText(byte[] bytes) {
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      // The borrow of the subtraction sets the high bit of a byte that was zero.
      if ((((word - LOW_BITS) | word) & HIGH_BITS) != 0) {
        return isTextSlowly(bytes, at);
      }
    }
    return isTextSlowly(bytes, at);
  }

  private static boolean isTextSlowly(byte[] bytes, int from) {
    boolean ascii = true;
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return false;
      }
      ascii &= bytes[i] > 0;
    }
    if (ascii) {
      return true;
    }
    try {
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException notText) {
      return false;
    }
  }

  /** UTF-8 of characters; null when half of a surrogate pair is among them. */
  static byte[] encode(char[] chars, int offset, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      char c = chars[offset + i];
      if (c >= 0x80) {
        return encodeSlowly(chars, offset, length);
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }

  private static byte[] encodeSlowly(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (Character.isSurrogate(chars[i])) {
        boolean paired =
            Character.isHighSurrogate(chars[i])
                && i + 1 < offset + length
                && Character.isLowSurrogate(chars[i + 1]);
        if (!paired) {
          return null;
        }
        i++;
      }
    }
    return new String(chars, offset, length).getBytes(UTF_8);
  }

  /** Number of code points in valid UTF-8. */
  static int codePoints(byte[] text) {
    int count = 0;
    for (byte b : text) {
      if ((b & 0xC0) != 0x80) {
        count++;
      }
    }
    return count;
  }
}
