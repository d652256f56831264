package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectReasonTest {
  /** Users filter tables by these codes: one that goes or changes breaks their queries. */
  @Test
  void codes_areTheContractWithUsers() {
    assertThat(Arrays.stream(RejectReason.values()).map(RejectReason::code))
        .containsExactlyInAnyOrder(
            "invalid_utf8",
            "blank_line",
            "malformed_json",
            "malformed_row",
            "missing_text",
            "wrong_type",
            "empty_text",
            "uncleanable_text",
            "invalid_token_id",
            "missing_label",
            "unknown_label",
            "non_finite");
  }

  @Test
  void codes_areThoseOfTheSchemaOfRuns() throws IOException {
    try (InputStream schema =
        RejectReason.class.getResourceAsStream("/io/github/relevista/run.schema.json")) {
      JsonNode codes =
          new ObjectMapper()
              .readTree(schema)
              .at("/properties/rejected_by_reason/propertyNames/enum");
      assertThat(codes)
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(RejectReason.values()).map(RejectReason::code).toList());
    }
  }
}
