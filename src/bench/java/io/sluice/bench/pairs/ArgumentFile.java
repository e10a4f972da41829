package io.sluice.bench.pairs;

import io.sluice.cli.CommandLine;
import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of a jar whose options have other names than this build's.
 *
 * @param file where they were read
 * @param words the arguments, in which {@code {input}} stands for the value of this build's {@code
 *     --input}
 */
record ArgumentFile(Path file, List<String> words) {

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  /**
   * Reads one argument a line; empty lines and those that begin with # are comments.
   *
   * @throws OptionException when there are none
   */
  static ArgumentFile read(Path file) {
    List<String> words = lines(file);
    if (words.isEmpty()) {
      throw new OptionException("--baselineArgs=%s holds no arguments.".formatted(file));
    }
    return new ArgumentFile(file, words);
  }

  /**
   * The arguments with the values of this build's options.
   *
   * @throws OptionException when one of them names an option that this build is not given
   */
  List<String> with(List<String> thisBuilds) {
    Map<String, List<String>> options =
        CommandLine.parse(thisBuilds.toArray(String[]::new)).options();
    return words.stream().map(word -> fill(word, options)).toList();
  }

  private String fill(String word, Map<String, List<String>> options) {
    return NAME.matcher(word)
        .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), options)));
  }

  private String value(String name, Map<String, List<String>> options) {
    if (!options.containsKey(name)) {
      throw new OptionException(
          "--baselineArgs=%s names {%s}, but the names are {%s}."
              .formatted(file, name, String.join("}, {", options.keySet())));
    }
    return String.join(",", options.get(name));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new OptionException("Cannot read --baselineArgs=%s.".formatted(file));
    }
  }
}
