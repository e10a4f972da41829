package io.sluice.generate;

import static io.sluice.generate.LineBuffer.utf8;

import java.util.Arrays;

/** Generates synthetic chat records. The seed and a record's number determine the record. */
final class ChatRecords {

  private static final int USERS = 20_000;
  private static final int SITES = 400;
  private static final int RECORDS_PER_SECOND = 4;
  private static final int MS_PER_RECORD = 1000 / RECORDS_PER_SECOND;
  private static final long FIRST_SECOND = 1_420_070_400L; // 2015-01-01T00:00:00Z
  private static final int MIN_WORDS = 2;
  private static final int MAX_WORDS = 18;

  private static final byte[][] NAMES =
      words("ada", "björn", "chen", "dmitri", "élodie", "fatima", "gustavo", "hana", "ивaн", "王芳");
  private static final byte[][] TOPICS =
      words("FreeCodeCamp", "help", "javascript", "data-science", "off-topic", "日本語", "pt-br");
  private static final byte[][] STATUSES =
      words("online", "away", "busy", "offline", "🌙 back tomorrow", "в отпуске", "在开会");

  // Words as JSON: with escapes where JSON requires them, and some where it does not.
  private static final byte[][] WORDS =
      words(
          ("the a to of and is in it you that for on with this have can what how my code function"
                  + " array loop element variable error undefined return console.log why not work"
                  + " thanks please anyone here today challenge algorithm bonfire finished stuck")
              .split(" "),
          "¿qué tal?",
          "c'est ça",
          "Grüße",
          "naïve",
          "спасибо",
          "помогите",
          "谢谢",
          "你好",
          "ありがとう",
          "감사합니다",
          "مرحبا",
          "שלום",
          "धन्यवाद",
          "😀",
          "👍🏽",
          "👨‍👩‍👧",
          "🎉🎉",
          "e\u0301",
          "\\\"quoted\\\"",
          "line\\nbreak",
          "tab\\there",
          "back\\\\slash",
          "caf\\u00e9",
          "\\ud83d\\ude00",
          "<b>",
          "${name}",
          "100%");

  private static final byte[] BEFORE_ID = utf8("{\"id\":\"");
  private static final byte[] MESSAGE_FROM = utf8("\",\"type\":\"message\",\"from\":\"");
  private static final byte[] STATUS_FROM = utf8("\",\"type\":\"status\",\"from\":\"");
  private static final byte[] BEFORE_SITE = utf8("\",\"site_id\":\"");
  private static final byte[] BEFORE_TIME = utf8("\",\"timestamp\":");
  private static final byte[] BEFORE_MESSAGE = utf8(",\"data\":{\"message\":\"");
  private static final byte[] BEFORE_STATUS = utf8(",\"data\":{\"status\":\"");
  private static final byte[] END = utf8("\"}}");

  private final long seed;
  private final IdOrder ids;

  ChatRecords(long seed, IdOrder ids) {
    this.seed = seed;
    this.ids = ids;
  }

  /** Appends the record with a number, as one line without its line feed. */
  void append(long number, LineBuffer line) {
    Randomness random = Randomness.at(seed, number);
    boolean isStatus = random.nextInt(10) == 0;
    line.append(BEFORE_ID);
    appendId(number, random.nextLong(), random.nextLong(), line);
    line.append(isStatus ? STATUS_FROM : MESSAGE_FROM);
    int user = random.nextInt(USERS);
    line.append(NAMES[user % NAMES.length]).append('.').appendNumber(user);
    int site = random.nextInt(SITES);
    line.append(BEFORE_SITE).append(TOPICS[site % TOPICS.length]).append('/').appendNumber(site);
    line.append(BEFORE_TIME)
        .appendNumber(FIRST_SECOND + number / RECORDS_PER_SECOND + random.nextInt(60));
    if (isStatus) {
      line.append(BEFORE_STATUS).append(STATUSES[random.nextInt(STATUSES.length)]);
    } else {
      appendWords(random, line.append(BEFORE_MESSAGE));
    }
    line.append(END);
  }

  private static void appendWords(Randomness random, LineBuffer line) {
    int count = MIN_WORDS + random.nextInt(MAX_WORDS - MIN_WORDS + 1);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        line.append(' ');
      }
      line.append(WORDS[random.nextInt(WORDS.length)]);
    }
  }

  private void appendId(long number, long high, long low, LineBuffer line) {
    switch (ids) {
      case RANDOM -> appendUuid(high >>> 16, '4', high, low, line);
      case TIME -> appendUuid(FIRST_SECOND * 1000 + number * MS_PER_RECORD, '7', high, low, line);
    }
  }

  /**
   * Appends a UUID made of its first 48 bits, its version, and the low 12 and 62 bits of two
   * numbers.
   */
  private static void appendUuid(long start, char version, long high, long low, LineBuffer line) {
    line.appendHex(start >>> 16, 8).append('-').appendHex(start, 4).append('-');
    line.append(version).appendHex(high, 3).append('-');
    line.appendHex(8 | low >>> 62, 1).appendHex(low >>> 48, 3).append('-').appendHex(low, 12);
  }

  private static byte[][] words(String... words) {
    return Arrays.stream(words).map(LineBuffer::utf8).toArray(byte[][]::new);
  }

  private static byte[][] words(String[] first, String... others) {
    byte[][] all = Arrays.copyOf(words(first), first.length + others.length);
    System.arraycopy(words(others), 0, all, first.length, others.length);
    return all;
  }
}
