package io.sluice.cli;

/** The encoding that Java uses for arguments and file names, which the locale decides. */
public final class NameEncoding {

  private static final String UTF_8 = "UTF-8";

  private NameEncoding() {}

  /** Advice for a name that cannot be decoded: a clause after a semicolon, or empty. */
  public static String advice() {
    return adviceFor(System.getProperty("sun.jnu.encoding", UTF_8));
  }

  static String adviceFor(String encoding) {
    return UTF_8.equalsIgnoreCase(encoding)
        ? ""
        : "; the locale's encoding is %s: set LC_ALL=C.UTF-8 and run it again".formatted(encoding);
  }
}
