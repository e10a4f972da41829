package io.sluice.pipeline.scan;

import io.sluice.pipeline.IncompleteRunException;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.export.ExportFiles;
import io.sluice.transforms.export.FinishedRanges.Done;
import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.scan.plan.PlannedRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The state of a scan: its plan, and the outcome of the completed ranges. It is stored in a
 * directory beside the files until the scan is done.
 *
 * @param files the files of the scan
 * @param settings the settings that decide which rows are read and how they are written
 */
record ResumableScan(ExportFiles files, String settings) {

  /**
   * Starts a scan, or resumes a stopped one.
   *
   * @param resume whether to resume
   * @param planned plans a scan with these settings
   * @return the plan
   * @throws OptionException if files are in the way, or the stopped scan has other settings
   */
  ScanPlan open(boolean resume, Function<String, ScanPlan> planned) {
    try {
      if (!resume) {
        rejectStopped();
      }
      if (Files.exists(planFile())) {
        return readPlan();
      }
      rejectExistingFiles();
      ScanPlan plan = planned.apply(settings);
      if (!resume) {
        Files.createDirectory(directory());
      }
      Files.createDirectories(directory());
      clear();
      plan.write(planFile());
      return plan;
    } catch (FileAlreadyExistsException e) {
      throw new OptionException("Another scan has begun to write to --out=" + files.prefix() + ".");
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The ranges of a plan that are not done. */
  List<PlannedRange> unfinished(ScanPlan plan) {
    return plan.ranges().stream().filter(range -> done(range).isEmpty()).toList();
  }

  /** The total outcome of the completed ranges. */
  Done total(ScanPlan plan) {
    long written = 0;
    long rejected = 0;
    for (PlannedRange range : plan.ranges()) {
      Done done = done(range).orElse(new Done(0, 0));
      written += done.written();
      rejected += done.rejected();
    }
    return new Done(written, rejected);
  }

  /** Deletes the state of a completed scan, so that only its files are left. */
  void end() {
    try {
      clear();
      Files.delete(planFile());
      Files.delete(directory().resolve("lock"));
      Files.delete(directory());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Checks that all ranges are done, even though the pipeline ended normally. */
  void checkDone(ScanPlan plan) {
    List<PlannedRange> unfinished = unfinished(plan);
    if (!unfinished.isEmpty()) {
      throw new IncompleteRunException(
          "%d of %d ranges are not done; run it again with --resume."
              .formatted(unfinished.size(), plan.ranges().size()));
    }
  }

  /** Deletes the results of ranges, and the remains of a killed run. */
  private void clear() throws IOException {
    for (Path path : children(directory(), "{*.done,done*,plan*}")) {
      if (!path.equals(planFile())) {
        Files.delete(path);
      }
    }
  }

  private void rejectStopped() {
    if (Files.exists(directory())) {
      throw new OptionException(
          "A scan to --out=%s was stopped. Continue it with --resume, or start over with another --out."
              .formatted(files.prefix()));
    }
  }

  private ScanPlan readPlan() throws IOException {
    ScanPlan plan = ScanPlan.read(planFile());
    if (!plan.settings().equals(settings)) {
      throw new OptionException(
          "Cannot resume --out=%s: it was started with other settings: %s."
              .formatted(files.prefix(), plan.settings()));
    }
    return plan;
  }

  /** Prevents the files of two scans from lying side by side. */
  private void rejectExistingFiles() throws IOException {
    Path prefix = Path.of(files.prefix());
    String name = prefix.getFileName().toString();
    Pattern outputs = Pattern.compile(Pattern.quote(name) + "-(rejected-)?\\d{5,}-of-\\d{5,}\\..*");
    for (Path path : children(prefix.getParent(), "*-of-*")) {
      if (outputs.matcher(path.getFileName().toString()).matches()) {
        throw new OptionException(
            "Cannot write to --out=%s: %s already exists; use another name, or delete it."
                .formatted(files.prefix(), path));
      }
    }
  }

  private Optional<Done> done(PlannedRange range) {
    try {
      return files.state().done(range.number());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static List<Path> children(Path directory, String glob) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(children::add);
    }
    return children;
  }

  private Path directory() {
    return Path.of(files.state().directory());
  }

  private Path planFile() {
    return directory().resolve("plan.json");
  }

  private UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException(
        LogSanitizer.of("Cannot use %s: %s.".formatted(directory(), FileErrorMessage.reason(e))),
        e);
  }
}
