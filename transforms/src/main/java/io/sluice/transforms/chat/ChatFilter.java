package io.sluice.transforms.chat;

import io.sluice.transforms.record.RecordFilter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects the chat messages to keep. An empty set or a null timestamp keeps everything.
 *
 * @param types the types to keep
 * @param sites the site ids to keep, compared exactly
 * @param since the start of the time range, inclusive
 * @param until the end of the time range, exclusive
 */
public record ChatFilter(Set<String> types, Set<String> sites, Instant since, Instant until)
    implements RecordFilter<ChatMessage> {

  /** The valid types of messages. */
  public static final List<String> TYPES = List.of("message", "status");

  /** Keeps everything. */
  public static final ChatFilter ALL = new ChatFilter(Set.of(), Set.of(), null, null);

  public ChatFilter {
    types = Set.copyOf(types);
    sites = Set.copyOf(sites);
  }

  @Override
  public String identity() {
    return Stream.of(
            part("types", types.isEmpty() ? null : new TreeSet<>(types)),
            part("sites", sites.isEmpty() ? null : new TreeSet<>(sites)),
            part("since", since),
            part("until", until))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String part(String name, Object value) {
    return value == null ? "" : name + "=" + value;
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
