package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void isTheNearestWord() {
    assertThat(Suggestion.among(List.of("inputs", "input", "output"), "inptu")).contains("input");
  }

  @Test
  void countsCapitalLettersAsSmallOnes() {
    assertThat(Suggestion.among(List.of("batchSize"), "BATCHSIZE")).contains("batchSize");
  }

  @Test
  void isTheFirstInTheAlphabetOfTwoThatAreEquallyNear() {
    assertThat(Suggestion.among(List.of("post", "port"), "pomt")).contains("port");
  }

  @Test
  void allowsMoreMistakesInALongWord() {
    assertThat(Suggestion.among(List.of("targetParallelism"), "targetParalel")).isPresent();
    assertThat(Suggestion.among(List.of("load"), "lo")).contains("load");
    assertThat(Suggestion.among(List.of("load"), "l")).isEmpty();
  }

  @Test
  void isMissingWhereNoWordIsNear() {
    assertThat(Suggestion.among(List.of("load", "generate"), "frobnicate")).isEmpty();
    assertThat(Suggestion.among(List.of(), "load")).isEmpty();
  }
}
