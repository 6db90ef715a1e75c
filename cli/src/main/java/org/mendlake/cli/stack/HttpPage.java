package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A page of a server on this machine; the old client of the platform loads fastest. */
final class HttpPage {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final String address;

  HttpPage(String address) {
    this.address = address;
  }

  /** The page, when the server says that all is well. */
  Optional<String> read() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        return Optional.empty();
      }
      try (InputStream body = connection.getInputStream()) {
        return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
