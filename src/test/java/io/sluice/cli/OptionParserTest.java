package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.record.OnTooLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {

  @Test
  void givesEachOptionItsValue() {
    LoadOptions options =
        parse("--port=3307", "--database=a b", "--dryRun", "--onTooLong=truncate", "--tls=verify");
    assertThat(options.getPort()).isEqualTo(3307);
    assertThat(options.getDatabase()).isEqualTo("a b");
    assertThat(options.getDryRun()).isTrue();
    assertThat(options.getOnTooLong()).isEqualTo(OnTooLong.TRUNCATE);
    assertThat(options.getTls()).isEqualTo(Tls.VERIFY);
  }

  @Test
  void givesAnOptionThatIsNotWrittenItsDefault() {
    LoadOptions options = parse();
    assertThat(options.getPort()).isNull();
    assertThat(options.getDatabase()).isEqualTo("sluice");
    assertThat(options.getDryRun()).isFalse();
    assertThat(options.getOnTooLong()).isEqualTo(OnTooLong.REJECT);
    assertThat(options.getTls()).isNull();
    assertThat(options.getInput()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"truncate", "TRUNCATE", "Truncate"})
  void takesAChoiceInAnyCase(String value) {
    assertThat(parse("--onTooLong=" + value).getOnTooLong()).isEqualTo(OnTooLong.TRUNCATE);
  }

  @Test
  void takesAListByCommasAndByRepetition() {
    assertThat(parse("--sites=a,b", "--sites=c").getSites()).containsExactly("a", "b", "c");
  }

  @Test
  void keepsEqualsSignsAndSpacesInAValue() {
    assertThat(parse("--input=day=1/a b.ndjson").getInput()).containsExactly("day=1/a b.ndjson");
  }

  @ParameterizedTest
  @CsvSource({
    "--inptu=a,          There is no option --inptu; did you mean --input?",
    "--INPUT=a,          There is no option --INPUT; did you mean --input?",
    "--batchsize=9,      There is no option --batchsize; did you mean --batchSize?",
    "--zzzzzzzzzzzz=1,   There is no option --zzzzzzzzzzzz; --help shows them all.",
    "--port=abc,         --port=abc is not an integer.",
    "--port=1.5,         --port=1.5 is not an integer.",
    "--port=,            --port= is not an integer.",
    "--port=2147483648,  --port=2147483648 is not an integer.",
    "--dryRun=yes,       --dryRun=yes is neither true nor false.",
    "--dryRun=TRUE,      --dryRun=TRUE is neither true nor false.",
    "--onTooLong=cut,    '--onTooLong=cut is not one of reject, truncate.'",
    "--tls=on,           '--tls=on is not one of disabled, preferred, required, verify.'",
    "--objectReuse=yes,  --objectReuse=yes is neither true nor false.",
    "--parallelism=many, --parallelism=many is not an integer.",
  })
  void saysInOneSentenceWhatIsWrong(String word, String sentence) {
    assertRefused(sentence, word);
  }

  @Test
  void refusesAnOptionThatIsGivenTwice() {
    assertRefused("--port is given more than once.", "--port=1", "--port=1");
  }

  private static void assertRefused(String sentence, String... words) {
    assertThatThrownBy(() -> parse(words)).isInstanceOf(OptionException.class).hasMessage(sentence);
  }

  private static LoadOptions parse(String... words) {
    return OptionParser.of(LoadOptions.class).parse(CommandLine.parse(words).options());
  }
}
