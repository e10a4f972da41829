package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.record.ColumnLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner gets of a pipeline, and may show on its web page, holds no password. */
class PipelineSecretsTest {

  private static final String CANARY = "canary-7c1f";

  @TempDir private Path directory;

  @Test
  void noTransformCarriesThePassword() throws Exception {
    Path log = Files.writeString(directory.resolve("a.ndjson"), "{}\n");
    Path passwordFile = Files.writeString(directory.resolve("password"), CANARY);
    LoadOptions options =
        PipelineOptionsFactory.fromArgs(
                "--input=" + log,
                "--host=localhost",
                "--user=ann",
                "--passwordFile=" + passwordFile)
            .as(LoadOptions.class);
    LoadSpec spec = LoadSpec.of("run", options);
    assertThat(spec.database().orElseThrow().password().read()).isEqualTo(CANARY);
    InputFiles files = Load.findInputs(spec, options);
    LoadPipeline<?> load =
        LoadPipeline.of(
            ChatMessageModel.CHAT_MESSAGES,
            ChatFilter.ALL,
            spec,
            files,
            ColumnLimits.of(ChatMessageModel.CHAT_MESSAGES.table()));

    Pipeline blocks = Pipeline.create(options);
    load.inBulk(blocks, 2);
    Pipeline rows = Pipeline.create(options);
    load.toRows(rows);

    for (Pipeline pipeline : List.of(blocks, rows)) {
      String all = functionsAndDisplayData(pipeline);
      // Where it can be found is there, or else this test would see nothing.
      assertThat(all).contains(passwordFile.toString()).doesNotContain(CANARY);
      assertThat(pipeline.getOptions().toString()).doesNotContain(CANARY);
    }
  }

  /**
   * All functions as they are serialized, before Beam compresses them, and what is shown of them.
   */
  private static String functionsAndDisplayData(Pipeline pipeline) {
    StringBuilder all = new StringBuilder();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            all.append(DisplayData.from(node.getTransform()).asMap());
            if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
              all.append(serialized(parDo.getFn()));
            }
          }
        });
    return all.toString();
  }

  private static String serialized(Object function) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(function);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
