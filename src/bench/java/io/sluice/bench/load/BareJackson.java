package io.sluice.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.testing.AtOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What reading JSON costs at least: Jackson's streaming parser goes through all tokens and does
 * nothing with them. A thread for each file.
 */
final class BareJackson {

  private static final JsonFactory JSON = new JsonFactory();

  private BareJackson() {}

  /** Takes files; prints the number of objects in them. */
  public static void main(String[] args) {
    long lines =
        AtOnce.run(args.length, i -> () -> read(Path.of(args[i]))).stream()
            .mapToLong(Long::longValue)
            .sum();
    System.out.println(lines);
  }

  private static long read(Path file) throws IOException {
    long objects = 0;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot()) {
          objects++;
        }
      }
    }
    return objects;
  }
}
