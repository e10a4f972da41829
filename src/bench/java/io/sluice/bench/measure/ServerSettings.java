package io.sluice.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the server is set, for all contestants alike.
 *
 * @param bufferPoolBytes what it holds of the tables in memory
 * @param redoBytes how much may be logged before it must be in the tables
 * @param tls whether it can be talked to in secret
 */
public record ServerSettings(long bufferPoolBytes, long redoBytes, boolean tls) {

  /** The redo log of a server that is about to be copied. */
  static final long SMALL_REDO_BYTES = 64L << 20;

  private static final long MAX_BUFFER_POOL_BYTES = 4L << 30;
  private static final long REDO_BYTES = 4L << 30;

  /** A machine of whose memory the server takes a third at most. */
  public static ServerSettings on(long memoryBytes, boolean tls) {
    return new ServerSettings(Math.min(MAX_BUFFER_POOL_BYTES, memoryBytes / 3), REDO_BYTES, tls);
  }

  /** How its user logs in. */
  String authentication() {
    return tls ? "caching_sha2_password" : "mysql_native_password";
  }

  /** The options of the server. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    if (!tls) {
      options.add("--tls-version=");
    }
    Collections.addAll(
        options,
        "--innodb-flush-log-at-trx-commit=1",
        "--innodb-buffer-pool-size=" + bufferPoolBytes,
        "--innodb-redo-log-capacity=" + redoBytes,
        "--skip-log-bin",
        "--local-infile=ON",
        // All pages that it had when it was shut down are back before anybody is measured.
        "--innodb-buffer-pool-dump-pct=100");
    return options;
  }
}
