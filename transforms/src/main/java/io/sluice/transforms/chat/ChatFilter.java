package io.sluice.transforms.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * Which chat messages to keep. An empty set and a null instant keep everything.
 *
 * @param types the types to keep
 * @param sites the site ids to keep, compared exactly
 * @param since the first instant to keep
 * @param until the first instant not to keep any more
 */
public record ChatFilter(Set<String> types, Set<String> sites, Instant since, Instant until)
    implements ProcessFunction<ChatMessage, Boolean> {

  /** The types that there are. */
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
