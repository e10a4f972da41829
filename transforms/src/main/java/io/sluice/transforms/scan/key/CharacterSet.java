package io.sluice.transforms.scan.key;

import java.nio.charset.Charset;

/**
 * A server's character set, as far as it matters for keys.
 *
 * @param java the Java name of the character set from which guesses are made
 * @param isUnicode whether it contains every character that a guess can contain
 * @param isLossless whether converting a string to Unicode and back on the server preserves it
 */
public record CharacterSet(String java, boolean isUnicode, boolean isLossless) {

  private static final String UTF_8 = "UTF-8";

  /** Covers all bytes, so it can stand in for any single-byte character set. */
  private static final String ANY_BYTE = "ISO-8859-1";

  /**
   * Returns a character set of MySQL or MariaDB. Whether it is lossless was measured on the
   * servers.
   */
  public static CharacterSet ofMySql(String name) {
    return switch (name) {
      case "utf8mb4", "utf8mb3", "utf8" -> new CharacterSet(UTF_8, true, true);
      case "latin1" -> lossless("windows-1252");
      case "latin2" -> lossless("ISO-8859-2");
      case "latin5" -> lossless("ISO-8859-9");
      case "latin7" -> lossless("ISO-8859-13");
      case "cp850" -> lossless("IBM850");
      case "cp852" -> lossless("IBM852");
      case "cp866" -> lossless("IBM866");
      case "koi8r" -> lossless("KOI8-R");
      case "koi8u" -> lossless("KOI8-U");
      case "macce" -> lossless("x-MacCentralEurope");
      case "macroman" -> lossless("x-MacRoman");
      case "gb18030" -> lossless("GB18030");
      case "ucs2", "utf16" -> lossy("UTF-16BE");
      case "utf16le" -> lossy("UTF-16LE");
      case "utf32" -> lossy("UTF-32BE");
      case "sjis" -> lossy("Shift_JIS");
      case "cp932" -> lossy("windows-31j");
      case "ujis", "eucjpms" -> lossy("EUC-JP");
      case "gbk" -> lossy("GBK");
      case "gb2312" -> lossy("GB2312");
      case "big5" -> lossy("Big5");
      case "euckr" -> lossy("x-windows-949");
      default -> lossy(ANY_BYTE);
    };
  }

  /** Returns the encoding of a PostgreSQL database. */
  public static CharacterSet ofPostgres(String name) {
    return switch (name) {
      case "UTF8" -> new CharacterSet(UTF_8, true, true);
      case "LATIN5" -> lossless("ISO-8859-9");
      case "LATIN7" -> lossless("ISO-8859-13");
      case "LATIN9" -> lossless("ISO-8859-15");
      case "KOI8R" -> lossless("KOI8-R");
      case "KOI8U" -> lossless("KOI8-U");
      case "WIN866" -> lossless("IBM866");
      case "WIN874" -> lossless("x-windows-874");
      case "EUC_CN" -> lossless("GB2312");
      case "EUC_TW" -> lossless("x-EUC-TW");
      case "EUC_JP" -> lossy("EUC-JP");
      default -> lossless(supported(name.replace("WIN", "windows-")));
    };
  }

  /** Falls back to ASCII guesses if Java does not know the character set. */
  private static String supported(String name) {
    return Charset.isSupported(name) ? name : "US-ASCII";
  }

  private static CharacterSet lossless(String java) {
    return new CharacterSet(supported(java), false, true);
  }

  private static CharacterSet lossy(String java) {
    return new CharacterSet(Charset.isSupported(java) ? java : ANY_BYTE, false, false);
  }
}
