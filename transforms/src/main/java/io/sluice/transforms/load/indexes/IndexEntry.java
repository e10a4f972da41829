package io.sluice.transforms.load.indexes;

import io.sluice.transforms.messages.LogSanitizer;
import java.util.Optional;

/**
 * A dropped index as the ledger records it. Others may have written the entry.
 *
 * @param ledger the ledger's table that has the entry
 * @param name the index's name
 * @param index the index; empty if the entry does not describe a plain index
 * @param text what the entry says of the index, for the user
 */
record IndexEntry(String ledger, String name, Optional<SecondaryIndex> index, String text) {

  private static final int MAX_SHOWN = 200;

  /** The sentence for an entry without an index: only a person can know what it means. */
  String foreignSentence() {
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return LogSanitizer.of(
        ("Cannot build index %s: its row in table %s does not describe a plain index: %s. If you"
                + " know the index, build it yourself; if not, delete its row.")
            .formatted(name, ledger, shown));
  }
}
