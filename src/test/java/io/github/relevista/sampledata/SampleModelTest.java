package io.github.relevista.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models of the sample data: what its README says of them, and that every engine runs them. */
class SampleModelTest {
  private static final Path FOLDER = Path.of("sample-data");

  private static LocalModelSource source(String name) {
    return new LocalModelSource(FOLDER.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "lexicon-model"})
  void folder_isSmall_andItsVocabularyLarge(String name) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(FOLDER.resolve(name))) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(6_000_000);
    assertThat(ModelFolder.read(source(name)).vocabulary().size()).isGreaterThan(25_000);
  }

  /** Terms are those of the examples, which were trained, and those that began with a vector. */
  @ParameterizedTest
  @ValueSource(strings = {"model", "lexicon-model"})
  void config_saysHowTheModelWasMade(String name) throws IOException {
    JsonNode training =
        new ObjectMapper()
            .readTree(FOLDER.resolve(name).resolve("config.json").toFile())
            .get("training");
    assertThat(training.at("/pretraining/iterations").asInt()).isPositive();
    assertThat(training.get("trained_terms").asInt() + training.get("terms_with_vector").asInt())
        .isGreaterThanOrEqualTo(ModelFolder.read(source(name)).vocabulary().size());
    assertThat(training.at("/best/dev_accuracy").asDouble()).isGreaterThan(0.46);
  }

  @ParameterizedTest
  @CsvSource({"model, SCALAR", "model, SIMD", "lexicon-model, SCALAR", "lexicon-model, SIMD"})
  void scores_areThoseOfItsParitySequences(String name, EngineKind engine) {
    SentimentModel model = ModelFolder.read(source(name));
    ParityGate.check(engine.create(model, 0), ParityFile.read(source(name), model));
  }

  /**
   * Relevances of every class against double precision, relative to the largest of a sequence.
   * Float is within 2e-5 but where a stabiliser's argument lies next to zero.
   */
  @ParameterizedTest
  @CsvSource({"model, SCALAR", "model, SIMD", "lexicon-model, SCALAR", "lexicon-model, SIMD"})
  void relevances_areThoseOfTheFormulas(String name, EngineKind kind) {
    SentimentModel model = ModelFolder.read(source(name));
    Engine engine = kind.create(model, 0);
    LrpExplainer explainer =
        new LrpExplainer(
            engine, new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS), new Targets.All());
    ReferenceRelevance reference = new ReferenceRelevance(model, 0.001f, 0, 0);
    List<Double> errors = new ArrayList<>();
    for (ParitySequence sequence : ParityFile.read(source(name), model)) {
      explainer.explain(
          Sequences.of(sequence.ids()),
          (index, explanation) -> {
            for (int k = 0; k < model.classes().size(); k++) {
              reference.explain(sequence.ids(), k);
              errors.add(error(explanation, k, reference.words()));
            }
          });
    }
    assertThat(errors).hasSize(100).allMatch(error -> error < 5e-4);
    assertThat(errors.stream().filter(error -> error > 2e-5).count()).isLessThanOrEqualTo(1);
  }

  private static double error(Explanation explanation, int column, double[] expected) {
    double largest = 0;
    double error = 0;
    for (int position = 0; position < expected.length; position++) {
      largest = Math.max(largest, Math.abs(expected[position]));
      error =
          Math.max(error, Math.abs(explanation.relevance(column, position) - expected[position]));
    }
    return error / largest;
  }
}
