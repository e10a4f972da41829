package io.sluice.transforms.chat;

/**
 * One chat message or status.
 *
 * @param id what tells it from all others; compared byte for byte
 * @param from who sent it
 * @param type {@code message} or {@code status}
 * @param siteId where it was sent
 * @param data the message's or the status's text
 * @param timestamp when, in seconds since 1970-01-01T00:00:00Z
 */
public record ChatMessage(
    String id, String from, String type, String siteId, String data, long timestamp) {}
