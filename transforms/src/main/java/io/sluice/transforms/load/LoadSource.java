package io.sluice.transforms.load;

import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The tasks of a load. The runner starts the load by splitting the source, where it starts the
 * pipeline: the DirectRunner in this JVM, Flink in the JobManager. It then hands a worker its next
 * task when the previous one is done, so no worker idles while another has several tasks left.
 */
final class LoadSource<T> extends BoundedSource<LoadTask> {

  private static final long serialVersionUID = 1L;

  private final LoadSettings<T> settings;
  private final List<InputFile> files;
  private final int workers;
  private final LoadTask task;

  LoadSource(LoadSettings<T> settings, InputFiles files, int workers) {
    this(settings, files.files(), workers, null);
  }

  /**
   * @param task the only task; null before the load is started
   */
  private LoadSource(LoadSettings<T> settings, List<InputFile> files, int workers, LoadTask task) {
    this.settings = settings;
    this.files = files;
    this.workers = workers;
    this.task = task;
  }

  @Override
  public List<LoadSource<T>> split(long desiredBundleSizeBytes, PipelineOptions options) {
    if (task != null) {
      return List.of(this);
    }
    // A JobManager knows no file systems yet.
    FileSystems.setDefaultPipelineOptions(options);
    return start().stream().map(this::of).toList();
  }

  private LoadSource<T> of(LoadTask only) {
    return new LoadSource<>(settings, List.of(), workers, only);
  }

  private List<LoadTask> start() {
    return new LoadStart<>(settings, new InputFiles(files), workers).tasks();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  @Override
  public Coder<LoadTask> getOutputCoder() {
    return SerializableCoder.of(LoadTask.class);
  }

  @Override
  public BoundedReader<LoadTask> createReader(PipelineOptions options) {
    return new Reader<>(this);
  }

  private static final class Reader<T> extends BoundedReader<LoadTask> {

    private final LoadSource<T> source;
    private final Iterator<LoadTask> next;
    private LoadTask current;

    Reader(LoadSource<T> source) {
      this.source = source;
      // A runner that does not split the source reads all of it in one place.
      this.next = (source.task == null ? source.start() : List.of(source.task)).iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      current = next.hasNext() ? next.next() : null;
      return current != null;
    }

    @Override
    public LoadTask getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public LoadSource<T> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
