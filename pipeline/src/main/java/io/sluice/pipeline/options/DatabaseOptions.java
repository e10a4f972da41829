package io.sluice.pipeline.options;

import io.sluice.transforms.jdbc.Tls;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options for the database and its connection. */
public interface DatabaseOptions extends PipelineOptions {

  @Description(
      "The database server, as host or host:port. Default: Sluice's own MariaDB in .sluice/.")
  String getHost();

  void setHost(String host);

  @Description("The server's port. Default: 3306, and 5432 for PostgreSQL.")
  Integer getPort();

  void setPort(Integer port);

  @Description("The database.")
  @Default.String("sluice")
  String getDatabase();

  void setDatabase(String database);

  @Description("The user. The password comes from SLUICE_PASSWORD or --passwordFile.")
  String getUser();

  void setUser(String user);

  @Description("A file that holds the password and nothing else.")
  String getPasswordFile();

  void setPasswordFile(String passwordFile);

  @Description(
      "Encryption of the connection: disabled, preferred, required, or verify (the certificate, and"
          + " the host name in it). By default required, and preferred on this machine.")
  Tls getTls();

  void setTls(Tls tls);
}
