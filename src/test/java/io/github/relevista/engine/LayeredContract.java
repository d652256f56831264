package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of a float engine for every kind of model, one layer being the smallest. */
abstract class LayeredContract {
  private static final long TABLES = 1 << 20;
  private static final int LONGEST = 9;

  /** Relevance with shares makes every path of the ways back run. */
  private static final EpsilonRule SHARING = new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS);

  abstract EngineKind kind();

  /** Figures of a batch by a history, one array of bits a sequence. */
  private static List<List<Integer>> bits(
      Workspace workspace, SentimentModel model, int[][] ids, History history) {
    int classes = model.classes().size();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), history);
    List<List<Integer>> bits = new ArrayList<>();
    for (int sequence = 0; sequence < ids.length; sequence++) {
      bits.add(new ArrayList<>());
      for (int k = 0; k < classes; k++) {
        add(bits.get(sequence), scores.at(sequence, k));
      }
    }
    if (history instanceof History.ForGradients) {
      WordGradients gradients = workspace.gradients(TargetColumns.everyClass(classes));
      for (int sequence = 0; sequence < ids.length; sequence++) {
        for (int k = 0; k < classes; k++) {
          for (int position = 0; position < ids[sequence].length; position++) {
            add(bits.get(sequence), gradients.squaredNorm(sequence, k, position));
            add(bits.get(sequence), gradients.inputProduct(sequence, k, position));
            add(bits.get(sequence), gradients.at(sequence, k, position, 1));
          }
        }
      }
    } else {
      EmbeddingRelevances relevances =
          workspace.embeddingRelevances(TargetColumns.everyClass(classes));
      for (int sequence = 0; sequence < ids.length; sequence++) {
        for (int k = 0; k < classes; k++) {
          add(bits.get(sequence), relevances.initialStates(sequence, k));
          add(bits.get(sequence), relevances.padding(sequence, k));
          for (int position = 0; position < ids[sequence].length; position++) {
            add(bits.get(sequence), relevances.at(sequence, k, position));
            add(bits.get(sequence), relevances.at(sequence, k, position, 1));
          }
        }
      }
    }
    return bits;
  }

  /** The sign of a zero is left out. */
  private static void add(List<Integer> bits, float figure) {
    bits.add(Float.floatToIntBits(figure == 0 ? 0 : figure));
  }

  private static List<History> histories() {
    List<History> histories = new ArrayList<>();
    histories.add(History.forGradients());
    histories.add(History.forRelevance(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS)));
    for (ProductRule products : ProductRule.values()) {
      histories.add(History.forRelevance(SHARING, products));
    }
    return histories;
  }

  private static int[][] ids(SentimentModel model, int sequences, long seed) {
    Random random = new Random(seed);
    int[][] ids = new int[sequences][];
    for (int sequence = 0; sequence < sequences; sequence++) {
      ids[sequence] =
          random.ints(random.nextInt(LONGEST + 1), 0, model.vocabulary().size()).toArray();
    }
    return ids;
  }

  @Test
  void figuresOfASequence_doNotDependOnItsBatch() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(3).entrySet()) {
      SentimentModel model = entry.getValue();
      Workspace workspace = kind().create(model, TABLES).newWorkspace();
      int[][] ids = ids(model, 7, 11);
      for (History history : histories()) {
        List<List<Integer>> together = bits(workspace, model, ids, history);
        for (int sequence = 0; sequence < ids.length; sequence++) {
          assertThat(bits(workspace, model, new int[][] {ids[sequence]}, history).get(0))
              .as("%s, %s, sequence %d", entry.getKey(), history, sequence)
              .isEqualTo(together.get(sequence));
        }
      }
    }
  }

  @Test
  void scalarAndSimd_giveTheSameBits() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(4).entrySet()) {
      SentimentModel model = entry.getValue();
      Workspace own = kind().create(model, TABLES).newWorkspace();
      Workspace scalar = EngineKind.SCALAR.create(model, 0).newWorkspace();
      int[][] ids = ids(model, 6, 5);
      for (History history : histories()) {
        assertThat(bits(own, model, ids, history))
            .as("%s, %s", entry.getKey(), history)
            .isEqualTo(bits(scalar, model, ids, history));
      }
    }
  }

  @Test
  void relevances_ofWordsPadsAndInitialStates_areTheScore() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(6).entrySet()) {
      SentimentModel model = entry.getValue();
      int classes = model.classes().size();
      Workspace workspace = kind().create(model, TABLES).newWorkspace();
      int[][] ids = ids(model, 8, 12);
      Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(SHARING));
      WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
      for (int sequence = 0; sequence < ids.length; sequence++) {
        for (int k = 0; k < classes; k++) {
          double sum = relevances.initialStates(sequence, k) + relevances.padding(sequence, k);
          double magnitude = Math.abs(sum) + Math.abs(relevances.padding(sequence, k)) + 1;
          for (int position = 0; position < ids[sequence].length; position++) {
            sum += relevances.at(sequence, k, position);
            magnitude += Math.abs(relevances.at(sequence, k, position));
          }
          // Of large relevances that cancel, float leaves a part of their magnitude.
          assertThat(Math.abs(sum - scores.at(sequence, k)))
              .as("%s, sequence %d, class %d", entry.getKey(), sequence, k)
              .isLessThan(1e-3 * Math.max(1, magnitude / 100));
        }
      }
    }
  }

  @Test
  void embeddingsInPlaceOfIds_giveTheSameScores() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(7).entrySet()) {
      SentimentModel model = entry.getValue();
      Workspace workspace = kind().create(model, TABLES).newWorkspace();
      int[] ids = {4, 1, 6, 1};
      FloatMatrix rows = FloatMatrix.zeros(ids.length, model.embeddingSize());
      for (int position = 0; position < ids.length; position++) {
        SequenceBatch.ofIds(ids)
            .copyEmbedding(0, position, model.embedding(), rows.values(), rows.offset(position));
      }
      float byIds = workspace.forward(SequenceBatch.ofIds(ids), History.none()).at(0, 1);
      assertThat(workspace.forward(SequenceBatch.ofEmbeddings(rows), History.none()).at(0, 1))
          .as(entry.getKey())
          .isEqualTo(byIds);
    }
  }

  @Test
  void scores_areTheSame_whateverIsKept() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(10).entrySet()) {
      SentimentModel model = entry.getValue();
      Workspace workspace = kind().create(model, TABLES).newWorkspace();
      int[] ids = {4, 1, 6};
      float expected = workspace.forward(SequenceBatch.ofIds(ids), History.none()).at(0, 1);
      for (History history : histories()) {
        assertThat(workspace.forward(SequenceBatch.ofIds(ids), history).at(0, 1))
            .as("%s, %s", entry.getKey(), history)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "two layers of gru_reset_after, 20000",
    // Its time grows with the square of the length.
    "'self-attention, mean', 3000"
  })
  void sequenceOfThousandsOfWords_isExplained(String name, int length) {
    SentimentModel model = LayeredModels.all(8).get(name);
    Workspace workspace = kind().create(model, TABLES).newWorkspace();
    int[] ids = new Random(1).ints(length, 0, model.vocabulary().size()).toArray();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids, ids), History.forRelevance(SHARING));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    double sum = relevances.initialStates(1, 2);
    for (int position = 0; position < ids.length; position++) {
      sum += relevances.at(1, 2, position);
    }
    assertThat(sum).isCloseTo(scores.at(1, 2), within(1e-3));
  }
}
