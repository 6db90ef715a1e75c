package org.mendlake.cli.stack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker which requests it understands: the smallest question of the Kafka protocol.
 *
 * <p>A client library would do the same in a second and with many log lines. A broker takes
 * connections long before it answers, so an open port proves nothing.
 */
final class KafkaPing {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int REQUEST_BYTES = 10;
  private static final short API_VERSIONS = 18;
  private static final int CORRELATION = 20_010_705;

  private final int port;

  KafkaPing(int port) {
    this.port = port;
  }

  boolean isAnswered() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataOutputStream request = new DataOutputStream(socket.getOutputStream());
      request.writeInt(REQUEST_BYTES);
      request.writeShort(API_VERSIONS);
      request.writeShort(0); // version of the question
      request.writeInt(CORRELATION);
      request.writeShort(-1); // no client name
      request.flush();
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      boolean holdsSomething = answer.readInt() > Integer.BYTES;
      return answer.readInt() == CORRELATION && answer.readShort() == 0 && holdsSomething;
    } catch (IOException notYet) {
      return false;
    }
  }
}
