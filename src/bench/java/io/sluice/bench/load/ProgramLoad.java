package io.sluice.bench.load;

import io.sluice.bench.load.Contestant.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * A load by the program.
 *
 * @param heap the heap of its JVM, as -Xmx
 * @param options the options that make it another load than the others
 */
public record ProgramLoad(String heap, List<String> options) {

  ProgramLoad(String heap, String... options) {
    this(heap, List.of(options));
  }

  /** The program's arguments. */
  public List<String> arguments(Load load) {
    List<String> arguments = new ArrayList<>(List.of("load", "--quiet"));
    arguments.addAll(load.server().schema().options());
    arguments.addAll(options);
    arguments.add("--rejects=" + load.input().directory().resolve("rejects"));
    arguments.add("--input=" + load.input().file());
    return arguments;
  }
}
