package io.sluice.pipeline.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code --host}: {@code db}, {@code db:3307}, {@code ::1} or {@code [::1]:3307}.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port the port; empty if none is given
 */
record ServerAddress(String host, Optional<Integer> port) {

  private static final Pattern BARE_IPV6 =
      Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[[^\\]]*\\]):(\\d{1,9})");
  private static final Pattern URL = Pattern.compile("(?i)(?:jdbc:)?([a-z]+:)?//.*");

  /**
   * Parses the value of {@code --host}.
   *
   * @throws OptionException if it is not a host; a URL is not repeated in the message, because it
   *     may hold a password
   */
  static ServerAddress of(String text) {
    refuseOther(text);
    if (BARE_IPV6.matcher(text).matches()) {
      return new ServerAddress("[" + text + "]", Optional.empty());
    }
    Matcher withPort = WITH_PORT.matcher(text);
    return withPort.matches()
        ? new ServerAddress(withPort.group(1), Optional.of(Integer.parseInt(withPort.group(2))))
        : new ServerAddress(text, Optional.empty());
  }

  private static void refuseOther(String text) {
    if (text.isBlank()) {
      throw new OptionException("--host is empty; write --host=db.example.org.");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new OptionException(
          "--host=%s contains a space; write --host=%s."
              .formatted(text, text.replaceAll("\\s", "")));
    }
    if (URL.matcher(text).matches()) {
      throw new OptionException(
          "--host takes a host name, not a URL; write " + instead(text) + ".");
    }
    if (text.startsWith("/")) {
      throw new OptionException(
          "--host=%s is a Unix socket, and Sluice connects by TCP; write --host=127.0.0.1, with an account that logs in with a password."
              .formatted(text));
    }
    if (text.contains("@")) {
      throw new OptionException("--host contains an @; name the user with --user.");
    }
  }

  private static String instead(String url) {
    try {
      URI uri = new URI(url.replaceFirst("(?i)^jdbc:", ""));
      String host = uri.getHost() == null ? "db.example.org" : uri.getHost();
      String port = uri.getPort() < 0 ? "" : " --port=" + uri.getPort();
      return "--host=" + host + port + " --user=… --database=…";
    } catch (URISyntaxException e) {
      return "--host=db.example.org --port=3306 --user=… --database=…";
    }
  }
}
