package io.sluice.pipeline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.annotate.TextStatistic;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotateSpecTest {

  @Test
  void theDefaults() {
    AnnotateSpec spec = spec();
    assertThat(spec.table().name()).isEqualTo("chat_messages");
    assertThat(spec.column()).isEqualTo("data");
    assertThat(spec.columns()).containsExactly("word_count", "character_count");
    assertThat(spec.where()).isEmpty();
    assertThat(spec.addColumns()).isFalse();
    assertThat(spec.restart()).isFalse();
  }

  @Test
  void valuesCountOnceInWhateverOrderAndCase() {
    assertThat(spec("--values=LINKS,words", "--values=Words").values())
        .containsExactly(TextStatistic.WORDS, TextStatistic.LINKS);
  }

  @Test
  void theSameIsTheSameJobHoweverItIsWritten() {
    String job = spec("--values=words,links").job();
    assertThat(spec("--values=links,words", "--restart", "--addColumns", "--rateLimit=5").job())
        .isEqualTo(job)
        .hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void whatDoesSomethingElseIsAnotherJob() {
    assertThat(
            Stream.of(
                    spec(),
                    spec("--values=words"),
                    spec("--values=words,links"),
                    spec("--where=id > 'a'"),
                    spec("--key=timestamp,id"),
                    spec("--column=text"),
                    spec("--table=other"),
                    spec("--engine=POSTGRESQL", "--host=h", "--user=u", "--schema=other"))
                .map(AnnotateSpec::job)
                .toList())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--values=mood",
        "--column=",
        "--schema=sales",
        "--column=word_count",
        "--table=",
        "--retryFor=long",
        "--engine=POSTGRESQL"
      })
  void whatIsWrongIsSaid(String option) {
    assertThatThrownBy(() -> spec(option))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining(option.substring(0, option.indexOf('=')));
  }

  private static AnnotateSpec spec(String... options) {
    return AnnotateSpec.of(
        "run", PipelineOptionsFactory.fromArgs(options).as(AnnotateOptions.class));
  }
}
