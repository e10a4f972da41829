package io.sluice.bench.scan;

import io.sluice.bench.measure.BenchServer;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read, and with what.
 *
 * @param server a server that answers
 * @param table the table
 * @param tools what is on this machine
 * @param bigHeap of a JVM that holds all rows, as -Xmx
 * @param files a directory for what is written
 */
record Source(BenchServer server, String table, Tools tools, String bigHeap, Path files) {

  /** The database. */
  Schema schema() {
    return server.schema();
  }

  /** What programs want to know that connect by themselves: the port, the password, the table. */
  List<String> clientArguments(Object... more) {
    List<String> arguments = new ArrayList<>(server.clientArguments());
    arguments.add(table);
    for (Object argument : more) {
      arguments.add(argument.toString());
    }
    return arguments;
  }
}
