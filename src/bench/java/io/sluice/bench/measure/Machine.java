package io.sluice.bench.measure;

/**
 * Where it was measured.
 *
 * @param cores its processors
 * @param memoryBytes its memory
 * @param java the Java of all clients
 * @param load how many processes wanted a CPU in the minute before
 */
public record Machine(int cores, long memoryBytes, String java, double load) {

  /** This machine, now. */
  public static Machine current() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Proc.memory(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        Proc.load());
  }
}
