package io.sluice.testing.memory;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.MoveOptions;

/**
 * Files in the memory of this JVM, as {@code memory://…}: they stand for those of every other
 * scheme. Like a bucket, it has no directories, and a star matches within one level. Less kindly
 * than a bucket, it empties a file that is created anew, and keeps what a failed writer has
 * written.
 */
final class MemoryFileSystem extends FileSystem<MemoryResourceId> {

  static final String SCHEME = "memory";

  @Override
  protected List<MatchResult> match(List<String> specs) {
    return specs.stream().map(MemoryFileSystem::match).toList();
  }

  private static MatchResult match(String spec) {
    Pattern pattern = pattern(spec);
    List<Metadata> found = new ArrayList<>();
    for (Map.Entry<String, MemoryFiles.Entry> file : MemoryFiles.FILES.entrySet()) {
      if (pattern.matcher(file.getKey()).matches()) {
        found.add(
            Metadata.builder()
                .setResourceId(new MemoryResourceId(file.getKey()))
                .setSizeBytes(file.getValue().bytes().length)
                .setLastModifiedMillis(file.getValue().modified())
                .setIsReadSeekEfficient(false)
                .build());
      }
    }
    return found.isEmpty()
        ? MatchResult.create(Status.NOT_FOUND, new FileNotFoundException(spec))
        : MatchResult.create(Status.OK, found);
  }

  private static Pattern pattern(String spec) {
    StringBuilder pattern = new StringBuilder();
    for (char c : spec.toCharArray()) {
      pattern.append(
          switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  @Override
  protected WritableByteChannel create(MemoryResourceId id, CreateOptions options)
      throws IOException {
    MemoryFaults.at(MemoryFaults.Step.CREATE, id.name());
    MemoryFiles.write(id.name(), new byte[0]);
    return new Writing(id.name());
  }

  @Override
  protected ReadableByteChannel open(MemoryResourceId id) throws IOException {
    MemoryFaults.at(MemoryFaults.Step.OPEN, id.name());
    MemoryFiles.Entry file = MemoryFiles.FILES.get(id.name());
    if (file == null) {
      throw new FileNotFoundException(id.name());
    }
    return new Reading(id.name(), ByteBuffer.wrap(file.bytes()));
  }

  @Override
  protected void copy(List<MemoryResourceId> from, List<MemoryResourceId> to) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      MemoryFiles.write(to.get(i).name(), MemoryFiles.read(from.get(i).name()));
    }
  }

  @Override
  protected void rename(
      List<MemoryResourceId> from, List<MemoryResourceId> to, MoveOptions... options)
      throws IOException {
    copy(from, to);
    delete(from);
  }

  @Override
  protected void delete(Collection<MemoryResourceId> ids) throws IOException {
    for (MemoryResourceId id : ids) {
      MemoryFaults.at(MemoryFaults.Step.DELETE, id.name());
      MemoryFiles.FILES.remove(id.name());
    }
  }

  @Override
  protected MemoryResourceId matchNewResource(String name, boolean isDirectory) {
    return new MemoryResourceId(isDirectory && !name.endsWith("/") ? name + "/" : name);
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }

  private static final class Writing implements WritableByteChannel {

    private final String name;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean isOpen = true;

    Writing(String name) {
      this.name = name;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      MemoryFaults.at(MemoryFaults.Step.WRITE, name);
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      written.writeBytes(bytes);
      MemoryFiles.write(name, written.toByteArray());
      return bytes.length;
    }

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void close() throws IOException {
      if (isOpen) {
        isOpen = false;
        MemoryFaults.at(MemoryFaults.Step.CLOSE, name);
      }
    }
  }

  private static final class Reading implements ReadableByteChannel {

    /** Fewer than are asked for, as over a network. */
    private static final int MOST_BYTES = 1 << 13;

    private final String name;
    private final ByteBuffer bytes;
    private boolean isOpen = true;

    Reading(String name, ByteBuffer bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      MemoryFaults.at(MemoryFaults.Step.READ, name);
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int count = Math.min(Math.min(to.remaining(), bytes.remaining()), MOST_BYTES);
      to.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return count;
    }

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void close() {
      isOpen = false;
    }
  }
}
