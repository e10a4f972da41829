package io.sluice.testing.hostile;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines that say the same in all the ways in which JSON lets them. */
final class GoodForms {

  private static final List<String> FORMS =
      List.of(
          """
          {"id":"%s","type":"message","from":"ann","site_id":"s1","timestamp":1474110256,\
          "data":{"message":"hello"}}\
          """,
          """
          {"data":{"message":"hello"},"timestamp":1474110256,"site_id":"s1","from":"ann",\
          "type":"message","id":"%s"}\
          """,
          """
          \r { "id"\t:\r"%s" , "type" : "message" , "from" : "ann" , "site_id" : "s1" ,\
           "timestamp" : 1474110256\r , "data" : { "message" : "hello"\t} } \t\r\
          """,
          """
          {"\\u0069d":"%s","typ\\u0065":"m\\u0065ssage","\\u0066\\u0072\\u006f\\u006d":"\\u0061nn",\
          "site\\u005Fid":"s\\u0031","timest\\u0061mp":1474110256,"d\\u0061ta":{"mess\\u0061ge":\
          "h\\u0065llo"}}\
          """);

  /** Fields that nobody reads. */
  private static final List<String> MORE =
      List.of(
          "\"more\":null",
          "\"more\":[1e400,-1e400,1e-400,-0,-0.0,0e0,1E+2,1.0]",
          "\"more\":" + "9".repeat(100),
          "\"more\":-0." + "1".repeat(99),
          "\"more\":[" + "[],".repeat(20_000) + "{}]",
          "\"more\":\"\\ud83d\"",
          "\"\\ud83d\\ude00\":\"\\u0000\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
          "\"more\":\"a\u2028b\u2029c\u0085\u007f\ufffe\"",
          "\"more\":\"" + "x".repeat(100_000) + "\"",
          "\"" + "n".repeat(1_000) + "\":1",
          "\"" + "😀".repeat(250) + "\":1",
          "\"\":1,\" \":2,\"\\u0000\":3",
          "\"ID\":\"x\",\"Id\":\"x\",\"id \":\"x\",\"\\ufeffid\":\"x\"",
          "\"é\":1,\"e\u0301\":2,\"\\u00c9\":3",
          "\"more\":[{\"id\":1},{\"id\":2,\"data\":{\"id\":3,\"message\":4}}]",
          "\"__proto__\":{},\"constructor\":1,\"@class\":\"java.lang.Runtime\",\"$where\":\"1\"",
          // All of these have one hash code in Java.
          "\"AaAaAa\":1,\"AaAaBB\":1,\"AaBBAa\":1,\"AaBBBB\":1,\"BBAaAa\":1,\"BBBBBB\":1",
          manyNames(10_000));

  /** A hundred levels, with that of the line itself. */
  private static final List<String> DEEP =
      List.of(
          "\"more\":" + "[".repeat(99) + "]".repeat(99),
          "\"more\":" + "{\"a\":".repeat(99) + "1" + "}".repeat(99));

  private GoodForms() {}

  static Stream<GoodLine> lines() {
    return Stream.of(
            numbered("form", FORMS, (form, id) -> form.formatted(id)),
            numbered("behind", MORE, GoodForms::behind),
            numbered("before", MORE, GoodForms::before),
            numbered("inside", MORE, GoodForms::inside),
            numbered("deep behind", DEEP, GoodForms::behind),
            numbered("deep before", DEEP, GoodForms::before))
        .flatMap(lines -> lines);
  }

  /** Lines that are exactly so long. */
  static Stream<GoodLine> ofLength(int bytes) {
    return Stream.of(" ", "\t", "\r")
        .map(
            space -> {
              String line = Fields.message("long" + space).toString();
              return GoodLine.usual("long" + space, line + space.repeat(bytes - line.length()));
            });
  }

  private static Stream<GoodLine> numbered(
      String name, List<String> parts, BinaryOperator<String> lineOfPartAndId) {
    return IntStream.range(0, parts.size())
        .mapToObj(
            i -> {
              String id = name + " " + i;
              return GoodLine.usual(id, lineOfPartAndId.apply(parts.get(i), id));
            });
  }

  private static String behind(String more, String id) {
    return Fields.message(id).toString().replaceFirst("}$", ",") + more + "}";
  }

  private static String before(String more, String id) {
    return "{" + more + "," + Fields.message(id).toString().substring(1);
  }

  private static String inside(String more, String id) {
    return Fields.message(id).with("data", "{\"message\":\"hello\"," + more + "}").toString();
  }

  private static String manyNames(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"name " + i + "\":" + i)
        .collect(Collectors.joining(","));
  }
}
