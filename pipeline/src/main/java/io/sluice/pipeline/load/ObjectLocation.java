package io.sluice.pipeline.load;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.files.FileStorage;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options that name a location: a local directory, or a URL of Beam's file systems. */
final class ObjectLocation {

  private ObjectLocation() {}

  /**
   * The location of an option.
   *
   * @param options the options of Beam's file systems
   * @throws OptionException if no location can have this name, or no file system handles its scheme
   */
  static FileLocation of(String option, String name, PipelineOptions options) {
    if (FileStorage.isRemote(name)) {
      FileSystems.setDefaultPipelineOptions(options);
    }
    Optional<String> unknown = FileStorage.unknownScheme(name);
    if (unknown.isPresent()) {
      throw new OptionException("%s=%s cannot be used: %s.".formatted(option, name, unknown.get()));
    }
    try {
      return FileLocation.of(name);
    } catch (IllegalArgumentException e) {
      throw new OptionException("%s=%s cannot be used. %s".formatted(option, name, e.getMessage()));
    }
  }

  /**
   * The same for a location that gets objects.
   *
   * @return the name
   * @throws OptionException also if this user may not write there
   */
  static String checked(String option, String name, PipelineOptions options) {
    if (!of(option, name, options).isWritable()) {
      throw new OptionException(
          "%s=%s is not a directory that this user may write to.".formatted(option, name));
    }
    return name;
  }
}
