package org.mendlake.transforms.run;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;

/** Shortens what decides a step's rows to something comparable. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String text) {
    return DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
