package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.Console;
import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.options.ThrottleOptions;
import io.sluice.runner.Workers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class WorkerCheckTest {

  @Test
  void aPipeWithThePasswordIsNoUseToWorkersElsewhere() {
    Workers elsewhere = new Workers(2, true, true, count -> {});
    Database database =
        new Database("h", 3306, "d", "ann", new Password.FromFile("/dev/fd/63"), Tls.DISABLED);
    ThrottleOptions options = PipelineOptionsFactory.as(ThrottleOptions.class);
    assertThatThrownBy(
            () ->
                WorkerCheck.keep(options, elsewhere, Optional.of(database), 1, Console.ofSystem()))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("--passwordFile is a pipe or a device, which the workers");
  }
}
