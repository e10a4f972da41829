package io.sluice.testing.server;

import io.sluice.transforms.jdbc.Database;

/** A real server, with a user who may do everything. */
public interface TestServer extends AutoCloseable {

  /** A database on it, which need not be there. */
  Database database(String name);

  @Override
  void close();
}
