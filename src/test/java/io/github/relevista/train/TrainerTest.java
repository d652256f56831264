package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class TrainerTest {
  private static final String SHORT = "epochs=3";

  @TempDir private Path folder;

  /** What an interrupted run throws here. */
  private static final class Interruption extends RuntimeException {}

  @BeforeEach
  void writeExamples() throws IOException {
    Threads.use(1);
    Runs.writeExamples(folder, 3);
  }

  private TrainingResult train(TrainSettings settings) throws IOException {
    Checkpoint checkpoint = new Checkpoint(folder.resolve("model"));
    return new Trainer(settings, TrainingData.read(settings)).start(checkpoint, Runs.SILENT);
  }

  @ParameterizedTest
  @CsvSource({"lstm, true", "gru, false", "gru_reset_before, true"})
  void aTaskThatCanBeLearned_isLearnedWholly(String cell, boolean bidirectional)
      throws IOException {
    TrainSettings settings =
        Runs.settings(
            folder,
            "cell=" + cell,
            "bidirectional=" + bidirectional,
            "epochs=16",
            "learning_rate=0.02",
            "embedding_rate_factor=1",
            "embedding_dropout=0",
            "word_dropout=0",
            "average_decay=0.9",
            "evaluations_per_epoch=1");
    assertThat(train(settings).best().devAccuracy()).isEqualTo(1);
  }

  @Test
  void theSameSeed_givesTheSameWeights_andAnotherSeedOthers() throws IOException {
    String first = train(Runs.settings(folder, SHORT)).model().id();
    assertThat(train(Runs.settings(folder, SHORT)).model().id()).isEqualTo(first);
    assertThat(train(Runs.settings(folder, SHORT, "seed=2")).model().id()).isNotEqualTo(first);
  }

  @Test
  void aResumedRun_endsLikeOneThatWasNotInterrupted() throws IOException {
    TrainSettings settings = Runs.settings(folder, SHORT, "evaluations_per_epoch=2");
    TrainingResult whole = train(settings);
    TrainingData data = TrainingData.read(settings);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("other"));
    Trainer trainer = new Trainer(settings, data);
    // Between the third and the fourth of six evaluations.
    long interrupted = trainer.totalSteps() * 3 / 5;
    assertThatThrownBy(() -> trainer.start(checkpoint, interruptedAt(interrupted)))
        .isInstanceOf(Interruption.class);
    TrainingResult resumed = new Trainer(settings, data).resume(checkpoint, Runs.SILENT);
    assertThat(resumed.model().id()).isEqualTo(whole.model().id());
    assertThat(resumed.evaluations())
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(whole.evaluations());
    assertThat(resumed.evaluations()).hasSize(6);
  }

  private static TrainingListener interruptedAt(long step) {
    return new TrainingListener() {
      @Override
      public void advanced(Progress progress) {
        if (progress.step() == step) {
          throw new Interruption();
        }
      }

      @Override
      public void evaluated(Evaluation evaluation, Evaluation best) {}
    };
  }

  @Test
  void aCheckpointOfAnotherRun_orADamagedOne_isRefusedInOneLine() throws IOException {
    TrainSettings settings = Runs.settings(folder, SHORT);
    train(settings);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("model"));
    TrainSettings other = Runs.settings(folder, SHORT, "learning_rate=0.5");
    assertThatThrownBy(() -> resume(other, checkpoint))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageEndingWith(
            "is of a run with other settings or examples; restore those or remove it");
    Path file = folder.resolve("model/_checkpoint/state.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> resume(settings, checkpoint))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("is cut off or damaged; remove it");
    checkpoint.remove();
    assertThatThrownBy(() -> resume(settings, checkpoint))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageEndingWith("there is no checkpoint to resume from");
    assertThat(folder.resolve("model")).isEmptyDirectory();
  }

  private static void resume(TrainSettings settings, Checkpoint checkpoint) throws IOException {
    new Trainer(settings, TrainingData.read(settings)).resume(checkpoint, Runs.SILENT);
  }

  @Test
  void withoutProgress_trainingEndsEarly() throws IOException {
    // At a learning rate that moves nothing no evaluation betters the first.
    TrainSettings settings =
        Runs.settings(folder, "epochs=9", "learning_rate=1e-30", "average_decay=0", "patience=4");
    TrainingResult result = train(settings);
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.evaluations()).hasSize(5);
    assertThat(result.best()).isEqualTo(result.evaluations().get(0));
  }

  @ParameterizedTest
  @EnumSource
  void theModel_givesTheScoresThatTheNetworkGave(CellKind cell) throws IOException {
    TrainSettings settings = Runs.settings(folder, SHORT);
    TrainingData data = TrainingData.read(settings);
    NetworkShape shape = new NetworkShape(cell, 2, 8, 7, 2, true);
    Parameters weights =
        Weights.initial(shape, data, 1, new Randomness(5).generator(Randomness.Purpose.WEIGHTS, 0));
    Network network = new Network(shape, DataType.FLOAT, 2, 6);
    SentimentModel model = Weights.model(shape, data, weights);
    int terms = data.vocabulary().size();
    int[][] sequences = {new int[6], new int[6]};
    int[][] steps = new int[6][2];
    Random random = new Random(9);
    for (int t = 0; t < 6; t++) {
      for (int n = 0; n < 2; n++) {
        steps[t][n] = random.nextInt(terms);
        sequences[n][t] = steps[t][n];
      }
    }
    double[][] trained = network.scores(weights, new Batch(steps, new int[2], new float[] {1, 1}));
    Scores scores =
        ScalarEngine.of(model, 0)
            .newWorkspace()
            .forward(SequenceBatch.ofIds(sequences), History.none());
    for (int n = 0; n < 2; n++) {
      for (int k = 0; k < 2; k++) {
        // Scores of about 1 from some hundred roundings and activations within 4e-7.
        assertThat((double) scores.at(n, k)).isCloseTo(trained[n][k], within(1e-5));
      }
    }
  }

  @Test
  void dropout_dropsItsShare_andKeepsTheMean() {
    TrainSettings settings =
        Runs.settings(folder, "embedding_dropout=0.2", "state_dropout=0", "word_dropout=0.3");
    DropoutNoise noise = new DropoutNoise(settings.recipe(), new Randomness(1), 7);
    noise.begin(0);
    var mask = Nd4j.zeros(DataType.FLOAT, 100, 1000);
    assertThat(noise.maskEmbeddings(mask)).isTrue();
    // 100,000 draws: the share is within 5 standard deviations of 0.0013.
    double kept = mask.gt(0).castTo(DataType.INT).sumNumber().doubleValue() / 1e5;
    assertThat(kept).isCloseTo(0.8, within(0.0065));
    assertThat(mask.maxNumber().floatValue()).isEqualTo(1.25f);
    assertThat(noise.maskStates(mask)).isFalse();
    long dropped = Arrays.stream(noise.words(new int[100_000])).filter(id -> id == 7).count();
    assertThat(dropped / 1e5).isCloseTo(0.3, within(0.0075));
  }

  @Test
  void everyStep_hasItsOwnNoise_alwaysTheSame() {
    TrainSettings settings = Runs.settings(folder);
    List<List<Double>> masks = new ArrayList<>();
    for (long step : new long[] {4, 5, 4}) {
      DropoutNoise noise = new DropoutNoise(settings.recipe(), new Randomness(1), 0);
      noise.begin(step);
      var mask = Nd4j.zeros(DataType.DOUBLE, 1, 200);
      noise.maskStates(mask);
      masks.add(Arrays.stream(mask.toDoubleVector()).boxed().toList());
    }
    assertThat(masks.get(2)).isEqualTo(masks.get(0)).isNotEqualTo(masks.get(1));
  }
}
