package io.sluice.transforms.jdbc;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;

/** How the connection to the database is encrypted. */
public enum Tls {
  /** Not at all. */
  DISABLED(SslMode.DISABLED),
  /** Where the server offers it; only a default for a server on this machine. */
  PREFERRED(SslMode.PREFERRED),
  /** Always, without asking who the server is. */
  REQUIRED(SslMode.REQUIRED),
  /** Always, and the server's certificate must be valid and be for its host name. */
  VERIFY(SslMode.VERIFY_IDENTITY);

  private final SslMode sslMode;

  Tls(SslMode sslMode) {
    this.sslMode = sslMode;
  }

  public SslMode sslMode() {
    return sslMode;
  }
}
