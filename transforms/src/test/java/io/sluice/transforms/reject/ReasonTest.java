package io.sluice.transforms.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.parse.ParseLines;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestPipelineExtension.class)
class ReasonTest {

  // Through the whole transform, because ENCODING is not found by the parser.
  @Test
  void theExampleOfEachReasonIsRejectedWithThatVeryReason(TestPipeline p) {
    List<Reason> reasons =
        Arrays.stream(Reason.values()).filter(reason -> reason.example().isPresent()).toList();
    ParseLines<ChatMessage> parse = ParseLines.into(ChatMessageModel.CHAT_MESSAGES);
    PCollectionTuple parsed =
        p.apply(Create.of(reasons.stream().map(reason -> reason.example().get()).toList()))
            .apply(parse);
    PCollection<String> rejects =
        parsed
            .get(parse.rejects())
            .apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(reject -> reject.reason() + " " + new String(reject.raw(), UTF_8)));
    PAssert.that(rejects)
        .containsInAnyOrder(
            reasons.stream().map(reason -> reason + " " + reason.example().get()).toList());
    PAssert.that(parsed.get(parse.records())).empty();
    p.run();
  }

  @ParameterizedTest
  @EnumSource
  void anExampleIsOneLine(Reason reason) {
    reason.example().ifPresent(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
  }
}
