package io.sluice.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareReaderTest {

  private static final int BLOCK_BYTES = 100;
  private static final int MAX_LINE_BYTES = 300;
  private static final long STRETCH_BYTES = 1_000;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void everyLineIsInExactlyOneStretchAndCanBeReadAgain(String name) throws IOException {
    String text = lines(500, 1);
    InputFile file = file(name, text);

    List<Coverage.Range> stretches = new ArrayList<>();
    for (Share share : Shares.of(List.of(file), 4, BLOCK_BYTES)) {
      stretches.addAll(read(share, text));
    }

    assertThat(coverage(stretches).gaps(text.length())).isEmpty();
    assertThat(stretches).hasSizeGreaterThan(10);
    assertThat(stretches)
        .allMatch(it -> it.to() - it.from() < STRETCH_BYTES + BLOCK_BYTES + MAX_LINE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void whatHasBeenReadBeforeIsPassedOverAndWhatWasBegunIsReadAsItWas(String name)
      throws IOException {
    String text = lines(500, 2);
    List<Coverage.Range> all = new ArrayList<>();
    for (Share share : Shares.of(List.of(file(name, text)), 4, BLOCK_BYTES)) {
      all.addAll(read(share, text));
    }
    all.sort(Comparator.comparing(Coverage.Range::from));
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      List<Coverage.Range> done = new ArrayList<>();
      List<Coverage.Range> begun = new ArrayList<>();
      for (Coverage.Range stretch : all) {
        switch (random.nextInt(3)) {
          case 0 -> done.add(stretch);
          case 1 -> begun.add(stretch);
          default -> {}
        }
      }
      InputFile left = file(name, text).without(coverage(done), begun);

      List<Coverage.Range> read = new ArrayList<>();
      for (Share share : Shares.of(List.of(left), 1 + random.nextInt(5), BLOCK_BYTES)) {
        read.addAll(read(share, text));
      }

      assertThat(read).containsAll(begun);
      assertThat(coverage(read).ranges()).isEqualTo(left.done().gaps(text.length()));
    }
  }

  @Test
  void aFileWithoutLinesHasNoStretches() throws IOException {
    InputFile empty = file("empty.gz", "");
    assertThat(read(Shares.of(List.of(empty), 4, BLOCK_BYTES).get(0), "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void aLineBehindNulsIsReadOnceAndAgainWhereItStands(String name) throws IOException {
    String text = "\0".repeat(5_000) + "first\n" + lines(20, 6);
    List<Coverage.Range> stretches = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    for (Share share : Shares.of(List.of(file(name, text)), 4, BLOCK_BYTES)) {
      try (ShareReader reader = reader(share)) {
        for (Stretch stretch = reader.next(); stretch != null; stretch = reader.next()) {
          try (Stretch open = stretch) {
            Block first = open.read();
            if (first.nuls() > 0) {
              firsts.add(new String(open.lineAgain(first.offset(), 5).bytes(), UTF_8));
            }
            while (open.read() != null) {
              // Reads on.
            }
            stretches.add(new Coverage.Range(open.start(), open.end()));
          }
        }
      }
    }
    assertThat(firsts).containsExactly("first");
    assertThat(coverage(stretches).gaps(text.length())).isEmpty();
  }

  @Test
  void aFileThatChangesIsNoticed() throws IOException {
    InputFile file = file("log", lines(500, 3));
    Share share = Shares.of(List.of(file), 1, BLOCK_BYTES).get(0);
    try (ShareReader reader = reader(share);
        Stretch stretch = reader.next()) {
      stretch.read();
      Files.writeString(temp.resolve("log"), "another\n");
      assertThatThrownBy(stretch::read)
          .isInstanceOf(InputException.class)
          .hasMessageEndingWith("changed while it was read.");
      assertThatThrownBy(() -> stretch.lineAgain(0, 5)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void aCompressedFileThatIsCutOffIsDamaged() throws IOException {
    byte[] whole = gzip(lines(20_000, 4));
    Path cut = Files.write(temp.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    InputFile file = InputFiles.find(List.of(cut.toString())).files().get(0);
    assertThatThrownBy(() -> read(Shares.of(List.of(file), 1, BLOCK_BYTES).get(0), null))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("is damaged or cut off.");
    assertThat(temp.resolve("lines")).doesNotExist();
  }

  private ShareReader reader(Share share) {
    return new ShareReader(share, BLOCK_BYTES, MAX_LINE_BYTES, STRETCH_BYTES, temp);
  }

  /** The stretches of a share, of a file with a certain text. */
  private List<Coverage.Range> read(Share share, String text) throws IOException {
    List<Coverage.Range> stretches = new ArrayList<>();
    try (ShareReader reader = reader(share)) {
      for (Stretch stretch = reader.next(); stretch != null; stretch = reader.next()) {
        try (Stretch open = stretch) {
          stretches.add(read(open, text));
        }
      }
    }
    return stretches;
  }

  private static Coverage.Range read(Stretch stretch, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    for (Block block = stretch.read(); block != null; block = stretch.read()) {
      read.append(new String(block.bytes(), UTF_8));
    }
    if (text != null) {
      assertThat(read).hasToString(text.substring((int) stretch.start(), (int) stretch.end()));
      int from = (int) stretch.start();
      while (from < stretch.end()) {
        int end = text.indexOf('\n', from);
        if (end > from) {
          assertThat(stretch.lineAgain(from, end - from).bytes())
              .isEqualTo(text.substring(from, end).getBytes(UTF_8));
        }
        from = end + 1;
      }
    }
    return new Coverage.Range(stretch.start(), stretch.end());
  }

  private static Coverage coverage(List<Coverage.Range> ranges) {
    Coverage.Builder covered = new Coverage.Builder();
    ranges.stream().sorted(Comparator.comparing(Coverage.Range::from)).forEach(covered::add);
    return covered.build();
  }

  private static String lines(int count, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("x".repeat(random.nextInt(random.nextInt(9) == 0 ? 250 : 40))).append('\n');
    }
    return text.toString();
  }

  private InputFile file(String name, String text) throws IOException {
    Path path = temp.resolve(name);
    if (!Files.exists(path)) {
      Files.write(path, name.endsWith(".gz") ? gzip(text) : text.getBytes(UTF_8));
    }
    return InputFiles.find(List.of(path.toString())).files().get(0);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
