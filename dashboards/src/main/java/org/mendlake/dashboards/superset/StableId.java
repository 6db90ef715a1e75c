package org.mendlake.dashboards.superset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from names (RFC 9562 version 5), so that an import finds what it imported before.
 */
final class StableId {
  private static final UUID NAMESPACE = UUID.fromString("6f7d9d6e-4f0b-5a55-9a4c-6d656e646c61");

  private StableId() {}

  /** The id of an asset, such as {@code ("chart", "product-quality/visits")}. */
  static String of(String kind, String name) {
    byte[] hash =
        sha1(
            ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array(),
            (kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long most = (bytes.getLong() & ~0xF000L) | 0x5000L;
    long least = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(most, least).toString();
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot make ids: this Java has no SHA-1", e);
    }
  }
}
