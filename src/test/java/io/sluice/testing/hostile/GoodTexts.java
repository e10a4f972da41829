package io.sluice.testing.hostile;

import java.util.List;

/** Texts that mean something to somebody, and must mean nothing to a loader. */
final class GoodTexts {

  /** Any texts, each of at most 100 code points. */
  static final List<String> ALL =
      List.of(
          "hello",
          "",
          " ",
          "  a  ",
          "a\t",
          "\u0000",
          "a\u0000b",
          "a\nb",
          "a\r\nb",
          "\b\f\u000b\u001c\u001d\u001e\u001f\u007f\u0080\u0085\u009b",
          // Logs and terminals.
          "\n2016-09-17 11:04:16 ERROR forged",
          "\r\nsluice load: read=1 loaded=1 duplicate=0",
          "\u001b[2J\u001b[31mforged\u001b[0m",
          "\u001b]0;forged\u0007",
          "${jndi:ldap://localhost/forged}",
          "${env:HOME}",
          "%s%n%d%x",
          "{0} {} {1}",
          // SQL
          "'; DROP TABLE chat_messages; --",
          "\\'; DROP TABLE chat_messages; #",
          "\") OR 1=1 /*",
          "`id` = 'x'",
          "?",
          "? ?? :id @id",
          "%_%",
          "\\",
          "\\\\",
          "\\n",
          "\\0",
          "\\Z\u001a",
          "N'x' _utf8mb4'x' 0x41 {d '2016-01-01'}",
          // Spreadsheets, pages, shells, paths
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-1",
          "@SUM(1)",
          "<script>alert(1)</script>",
          "<![CDATA[",
          "&lt;&#0;&amp;",
          "$(reboot) `reboot` | reboot",
          "../../etc/passwd",
          "file:///etc/passwd",
          "a,b;c\td\"e\"",
          // JSON
          "{\"id\":\"x\"}",
          "\"",
          "\"}}",
          "/",
          "null",
          "NaN",
          "1e400",
          // Unicode: separators, nothing visible, order of writing, no characters
          "a\u2028b\u2029c\u0085d",
          "\ufeff",
          "\ufeffa",
          "a\u200bb\u200cc\u200dd\u2060e\u00adf",
          "\u202eabc\u202c\u2066def\u2069",
          "\ufffd",
          "\ufffe\uffff",
          "\ud83f\udfff\udbff\udfff",
          "\ue000\uf8ff",
          "é",
          "e\u0301",
          "Ω\u2126",
          "ﬀ ﬃ ß ẞ ſ İ ı",
          "ⅷ ² ㋕ ㎏ ﷺ",
          "カか ｶ",
          "한글 \u1112\u1161\u11ab",
          "你好，世界",
          "שלום مرحبا",
          "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a",
          "😀😁",
          "👩‍👩‍👧‍👦🏽",
          "🇩🇪🇺🇸🇩",
          "❤️❤",
          "𝕳𝖊𝖑𝖑𝖔",
          "𠜎𠜱",
          "\udb40\udc41");

  private GoodTexts() {}
}
