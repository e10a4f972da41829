package io.sluice.transforms.jdbc;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;

/** How a connection to the database is encrypted. */
public enum Tls {
  /** Never. */
  DISABLED(SslMode.DISABLED),
  /** If the server offers it; the default only for a server on this machine. */
  PREFERRED(SslMode.PREFERRED),
  /** Always, without verifying the server. */
  REQUIRED(SslMode.REQUIRED),
  /** Always, and the server's certificate must be valid for its host name. */
  VERIFY(SslMode.VERIFY_IDENTITY);

  private final SslMode sslMode;

  Tls(SslMode sslMode) {
    this.sslMode = sslMode;
  }

  /** The equivalent mode of MySQL's driver. */
  public SslMode sslMode() {
    return sslMode;
  }
}
