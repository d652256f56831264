package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.evaluate.Experiment;
import io.github.relevista.settings.ExperimentSettings.NamedMethod;
import io.github.relevista.settings.MethodSettings.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateSettingsTest {
  private static Configuration minimal() {
    return Configuration.empty().with("input", "a.jsonl").with("model", "m").with("output", "o");
  }

  private static EvaluateSettings with(String key, Object value) {
    return EvaluateSettings.of(minimal().with(key, value));
  }

  @Test
  void defaults_areThoseOfTheConfigurationFile() {
    ExperimentSettings file =
        EvaluateSettings.of(Configuration.read(Path.of("conf/evaluate.yaml"))).evaluation();
    assertThat(file).isEqualTo(EvaluateSettings.of(minimal()).evaluation());
  }

  @Test
  void methods_areNamed_andPropagationAlsoByItsProductRule() {
    List<NamedMethod> methods =
        with("methods", "lrp_half, lrp, occlusion, lrp").evaluation().methods();
    assertThat(methods)
        .extracting(NamedMethod::name)
        .containsExactly("lrp_half", "lrp", "occlusion");
    assertThat(methods.get(0).settings().method()).isEqualTo(Method.LRP);
    assertThat(methods.get(0).settings().options().productRule()).isEqualTo(ProductRule.HALF);
    assertThat(methods.get(1).settings().options().productRule()).isEqualTo(ProductRule.ALL);
    assertThat(methods.get(2).settings().method()).isEqualTo(Method.OCCLUSION);
  }

  @Test
  void experiments_areChosenByName() {
    assertThat(with("experiments", "pointing,leakage").evaluation().experiments())
        .containsExactly(Experiment.POINTING, Experiment.LEAKAGE);
  }

  @Test
  void manyDeletions_askForLongerTexts() {
    assertThat(with("deletions", 20).evaluation().minimumWords()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "methods | lime | methods must be a list of lrp, sensitivity",
        "experiments | cooking | experiments must be deletion, word_tables",
        "deletions | 0 | deletions must be a whole number from 1",
        "min_words | 5 | min_words must be a whole number from 6",
        "deletion | replace | deletion must be blank, remove, was replace",
        "rerank | maybe | rerank must be true or false",
        "confidence | 1 | confidence must be in (0, 1), was 1",
        "pointing_sentences | 1 | pointing_sentences must be a whole number from 2",
        "bootstrap_replicates | 0 | bootstrap_replicates must be a whole number from 1",
        "slice_by | category | unknown key slice_by",
        "targets | all | unknown key targets"
      })
  void wrongValues_areRefusedInOneLine(String key, String value, String message) {
    assertThatThrownBy(() -> with(key, value))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message)
        .message()
        .hasLineCount(1);
  }
}
