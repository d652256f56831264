package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One text by every method, and phrases of it. */
class ShowCommandTest {
  private static final String DECOMPOSITION = "contextual_decomposition";

  private static JsonNode json(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    all[0] = "show";
    all[1] = "--json";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new ObjectMapper().readTree(CommandRun.of(all).succeeded().out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lrp",
        "sensitivity",
        "gradient_x_input",
        "integrated_gradients",
        "occlusion",
        "contextual_decomposition",
        "random"
      })
  void everyMethod_explainsTheText_andIsNamed(String method) throws IOException {
    JsonNode shown = json("--method", method, "a good film");
    assertThat(shown.get("method").asText()).isEqualTo(method);
    assertThat(shown.get("tokens")).hasSize(3);
    assertThat(shown.get("phrases")).isEmpty();
    boolean addsUp = method.equals("lrp") || method.equals("integrated_gradients");
    assertThat(shown.get("leakage").isNumber()).isEqualTo(addsUp);
    assertThat(shown.get("leakage").isNull()).isEqualTo(!addsUp);
    assertThat(CommandRun.of("show", "--method", method, "a good film").succeeded().out())
        .contains("' by " + method + "\n");
  }

  @Test
  void random_dependsOnTheTextAndTheSeed() throws IOException {
    JsonNode first = json("--method", "random", "a good film").get("tokens");
    assertThat(json("--method", "random", "a", "good", "film").get("tokens")).isEqualTo(first);
    assertThat(json("--method", "random", "--set", "seed=2", "a good film").get("tokens"))
        .isNotEqualTo(first);
  }

  @Test
  void sentences_areExplainedByThemselves_andTheirScoresAveraged() throws IOException {
    JsonNode first = json("--target", "positive", "A good film.");
    JsonNode second = json("--target", "positive", "It was not fun.");
    JsonNode both =
        json("--target", "positive", "--set", "unit=sentence", "A good film. It was not fun.");
    assertThat(both.get("tokens"))
        .hasSize(first.get("tokens").size() + second.get("tokens").size());
    for (int word = 0; word < first.get("tokens").size(); word++) {
      assertThat(both.get("tokens").get(word).get("relevance"))
          .isEqualTo(first.get("tokens").get(word).get("relevance"));
    }
    double mean =
        (first.get("scores").get("positive").asDouble()
                + second.get("scores").get("positive").asDouble())
            / 2;
    // Scores are floats, and so is their mean.
    assertThat(both.get("scores").get("positive").asDouble()).isCloseTo(mean, within(1e-6));
    assertThat(
            CommandRun.of(
                    "show",
                    "--method",
                    DECOMPOSITION,
                    "--set",
                    "unit=sentence",
                    "--phrase",
                    "good",
                    "A good film.")
                .err())
        .contains("--phrase needs unit review, was sentence");
  }

  @Test
  void phrases_areShownWhereverTheyStand() throws IOException {
    JsonNode shown =
        json(
            "--method",
            DECOMPOSITION,
            "--phrase",
            "isn't good",
            "--phrase",
            "FILM",
            "The film isn't good, a dull film");
    JsonNode phrases = shown.get("phrases");
    assertThat(phrases).hasSize(3);
    assertThat(phrases.get(0).get("text").asText()).isEqualTo("is n't good");
    assertThat(phrases.get(0).get("begin").asInt()).isEqualTo(9);
    assertThat(phrases.get(0).get("end").asInt()).isEqualTo(19);
    // A phrase of one word says what that word says.
    assertThat(phrases.get(1).get("relevance"))
        .isEqualTo(shown.get("tokens").get(1).get("relevance"));
    assertThat(phrases.get(2).get("relevance"))
        .isEqualTo(shown.get("tokens").get(8).get("relevance"));
    CommandRun plain =
        CommandRun.of(
            "show", "--plain", "--method", DECOMPOSITION, "--phrase", "not bad", "not bad at all");
    assertThat(plain.succeeded().out()).containsPattern("(?m)^ *[+-]\\d+\\.\\d{4}  not bad$");
  }

  @Test
  void faultsOfTheUser_areOneLine() {
    CommandRun.of("show", "--phrase", "good", "a good film")
        .refused("--phrase needs method contextual_decomposition, was lrp");
    CommandRun.of("show", "--method", DECOMPOSITION, "--phrase", "good book", "a good film")
        .refused("phrase must be consecutive words of the text, was 'good book'");
    CommandRun.of("show", "--method", DECOMPOSITION, "--phrase", " ", "a good film")
        .refused("phrase must be consecutive words of the text, was ' '");
    CommandRun.of("show", "--method", "magic", "a good film").refused("method must be lrp, ");
  }
}
