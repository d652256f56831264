package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("train", "t").with("dev", "d").with("output", "o");

  private static Configuration shippedConfiguration() {
    return Configuration.read(Path.of("conf/train.yaml")).with("train", "t").with("dev", "d");
  }

  @Test
  void shippedConfiguration_isValid_andSaysTheDefaults() {
    TrainSettings shipped = TrainSettings.of(shippedConfiguration());
    TrainSettings defaults = TrainSettings.of(LEAST);
    assertThat(shipped.vocabulary()).isEqualTo(defaults.vocabulary());
    assertThat(shipped.pretraining()).isEmpty();
    assertThat(TrainSettings.of(shippedConfiguration().with("pretrain=p")).pretraining())
        .isEqualTo(TrainSettings.of(LEAST.with("pretrain=p")).pretraining());
    assertThat(shipped.network()).isEqualTo(defaults.network());
    assertThat(shipped.recipe()).isEqualTo(defaults.recipe());
    assertThat(shipped.threads()).isEqualTo(defaults.threads());
    assertThat(shipped.id()).isEqualTo(defaults.id());
  }

  @Test
  void devFiles_haveTheColumnsOfTheTrainingFile_unlessTheyAreTold() {
    Configuration told = LEAST.with("columns", "label, weight, tokens");
    assertThat(TrainSettings.of(told).examples().devColumns())
        .containsExactly("label", "weight", "tokens");
    assertThat(TrainSettings.of(told.with("dev_columns=[label, tokens]")).examples().devColumns())
        .containsExactly("label", "tokens");
  }

  @Test
  void id_changesWithWhatChangesWeights_andNotWithWhereTheyAreWritten() {
    String id = TrainSettings.of(LEAST).id();
    assertThat(TrainSettings.of(LEAST.with("output=elsewhere").with("resume=true")).id())
        .isEqualTo(id);
    for (String change : new String[] {"seed=2", "hidden_size=61", "embeddings=e", "threads=2"}) {
      assertThat(TrainSettings.of(LEAST.with(change)).id()).as(change).isNotEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train=               | train is not set; set it in the configuration or with --train",
        "format=parquet       | format must be tsv, csv, json, trees, was parquet",
        "cell=rnn             | cell must be lstm, gru, gru_reset_before, was rnn",
        "epochs=0             | epochs must be a whole number from 1 to 100000, was 0",
        "learning_rate=0      | learning_rate must be in (0, 10], was 0",
        "state_dropout=1      | state_dropout must be in [0, 1), was 1",
        "average_decay=-0.1   | average_decay must be in [0, 1), was -0.1",
        "gradient_clip=Infinity | gradient_clip must be > 0 and finite, was Infinity",
        "sentence_weight=0    | sentence_weight must be in (0, 1000000], was 0",
        "class_polarity=[0,2] | class_polarity must be a list of numbers from -1 to 1, was 2",
        "class_polarity=[x]   | class_polarity must be a list of numbers from -1 to 1, was x",
        "labels={1: [a, b]}   | labels.1 must be one class, was [a, b]",
        "extra_terms=5        | extra_terms is 5, but words beyond the training file need vectors;"
            + " name a file with embeddings or a corpus with pretrain",
        "pretrain_window=0    | pretrain_window must be a whole number from 1 to 100, was 0",
        "pretrain_step_size=0 | pretrain_step_size must be in (0, 1], was 0",
        "threads=0            | threads must be a whole number from 1 to 1024, was 0",
      })
  void values_outOfRange_areRefusedInOneLine(String assignment, String message) {
    assertThatThrownBy(() -> TrainSettings.of(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void pretraining_keepsAllItsTerms_andMakesTheFilesItself() {
    Configuration pretrained = LEAST.with("pretrain=reviews.jsonl");
    TrainSettings settings = TrainSettings.of(pretrained);
    assertThat(settings.vocabulary().extraTerms()).isEqualTo(10_000_000);
    assertThat(TrainSettings.of(pretrained.with("extra_terms=5")).vocabulary().extraTerms())
        .isEqualTo(5);
    TrainSettings made = settings.withVectors("v.txt", "c.tsv");
    assertThat(made.vocabulary().embeddings()).contains("v.txt");
    assertThat(made.vocabulary().termCounts()).contains("c.tsv");
    assertThat(made.id()).isEqualTo(settings.id());
    assertThat(TrainSettings.of(pretrained.with("pretrain_seed=2")).id())
        .isNotEqualTo(settings.id());
    for (String key : new String[] {"embeddings", "term_counts"}) {
      assertThatThrownBy(() -> TrainSettings.of(pretrained.with(key + "=f")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessage(key + " is f, but pretrain makes that file itself; set one of the two");
    }
  }

  @Test
  void unknownKeys_areRefused() {
    assertThatThrownBy(() -> TrainSettings.of(LEAST.with("epoch=1")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("unknown key epoch; did you mean epochs? the keys are ");
  }
}
