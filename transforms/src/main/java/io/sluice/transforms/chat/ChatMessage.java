package io.sluice.transforms.chat;

/**
 * One chat message or status.
 *
 * @param id a unique id, compared byte for byte
 * @param from the sender
 * @param type {@code message} or {@code status}
 * @param siteId the id of the site
 * @param data the text of the message or status
 * @param timestamp the time of sending, in seconds since 1970-01-01T00:00:00Z
 */
public record ChatMessage(
    String id, String from, String type, String siteId, String data, long timestamp) {}
