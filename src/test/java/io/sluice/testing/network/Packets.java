package io.sluice.testing.network;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The packets of MySQL's protocol on a connection, as a server reads and writes them. */
final class Packets {

  private final DataInputStream in;
  private final OutputStream out;
  private int number;

  Packets(Socket client) throws IOException {
    this.in = new DataInputStream(client.getInputStream());
    this.out = client.getOutputStream();
  }

  /** The bytes of the next packet, without its header. */
  byte[] read() throws IOException {
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    number = in.readUnsignedByte() + 1;
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException();
    }
    return payload;
  }

  /** Whether the packet that was read last begins a command: the packets of each count from 0. */
  boolean beginsCommand() {
    return number == 1;
  }

  /** Sends a packet. */
  void write(byte[] payload) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(littleEndian(payload.length, 3));
    packet.write(number++);
    packet.writeBytes(payload);
    out.write(packet.toByteArray());
  }

  /** Parts in a row: numbers as single bytes, texts, and bytes. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer number) {
        bytes.write(number);
      } else if (part instanceof String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      } else {
        bytes.writeBytes((byte[]) part);
      }
    }
    return bytes.toByteArray();
  }

  /** A number in so many bytes, the lowest first. */
  static byte[] littleEndian(int value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >> 8 * i);
    }
    return bytes;
  }
}
