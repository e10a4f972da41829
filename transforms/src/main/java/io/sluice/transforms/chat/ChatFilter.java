package io.sluice.transforms.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * Selects the chat messages to keep. An empty set or a null timestamp keeps everything.
 *
 * @param types the types to keep
 * @param sites the site ids to keep, compared exactly
 * @param since the start of the time range, inclusive
 * @param until the end of the time range, exclusive
 */
public record ChatFilter(Set<String> types, Set<String> sites, Instant since, Instant until)
    implements ProcessFunction<ChatMessage, Boolean> {

  /** The valid types of messages. */
  public static final List<String> TYPES = List.of("message", "status");

  /** Keeps everything. */
  public static final ChatFilter ALL = new ChatFilter(Set.of(), Set.of(), null, null);

  public ChatFilter {
    types = Set.copyOf(types);
    sites = Set.copyOf(sites);
  }

  @Override
  public Boolean apply(ChatMessage message) {
    return (types.isEmpty() || types.contains(message.type()))
        && (sites.isEmpty() || sites.contains(message.siteId()))
        && (since == null || !at(message).isBefore(since))
        && (until == null || at(message).isBefore(until));
  }

  private static Instant at(ChatMessage message) {
    return Instant.ofEpochSecond(message.timestamp());
  }
}
