package io.github.relevista.engine;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * The bits of what an engine says of 504 fixed texts: for every kind of cell one hash of all
 * scores, relevances and gradients by each way back that engines know. As a program it prints the
 * bits of a vector and the hashes of the vector engine.
 */
public final class GoldenFigures {
  private static final int VOCABULARY = 200;
  private static final int CLASSES = 4;
  private static final int BATCHES = 7;
  private static final int SEQUENCES = 12;

  private static final List<EpsilonRule> RULES =
      List.of(
          new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
          new EpsilonRule(0.01f, 0, EpsilonSharing.ALWAYS),
          new EpsilonRule(0.01f, 0.7f, EpsilonSharing.LIKE_BIAS));

  /** Rules whose stabiliser of states grows with what is added up in them. */
  private static final List<EpsilonRule> RULES_WITH_RATIO =
      List.of(
          new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS, 0.02f),
          new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS, 0.02f));

  private final MessageDigest digest;
  private final ByteBuffer bits = ByteBuffer.allocate(Float.BYTES);

  private GoldenFigures() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Prints a line for the width and for each {@link #of hash}. */
  public static void main(String[] args) {
    SentimentModel any = SmallModels.random(CellKind.LSTM, 1);
    System.out.println(EngineKind.SIMD.create(any, 0).vectorBits().orElseThrow() + " bits");
    of(EngineKind.SIMD).forEach(System.out::println);
  }

  /** The hashes of an engine, each behind the names of its cell and its way back. */
  static List<String> of(EngineKind kind) {
    List<String> hashes = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      hashes.add(hash(kind, cell, "gradients", List.of(History.forGradients())));
      for (ProductRule products : ProductRule.values()) {
        hashes.add(hash(kind, cell, products.name(), histories(RULES, products)));
        hashes.add(
            hash(kind, cell, products.name() + " ratio", histories(RULES_WITH_RATIO, products)));
      }
    }
    return hashes;
  }

  private static List<History> histories(List<EpsilonRule> rules, ProductRule products) {
    return rules.stream().map(rule -> History.forRelevance(rule, products)).toList();
  }

  private static String hash(
      EngineKind kind, CellKind cell, String wayBack, List<History> histories) {
    GoldenFigures figures = new GoldenFigures();
    // 60 units fill whole vectors of four lanes only, 21 none, 16 all.
    for (int hidden : new int[] {60, 21}) {
      figures.add(
          kind,
          SmallModels.random(cell, 2, 50, hidden, CLASSES, VOCABULARY, OutputBias.PRESENT, 17),
          histories);
    }
    String hex = HexFormat.of().formatHex(figures.digest.digest(), 0, 8);
    return "%s %s %s".formatted(cell, wayBack, hex);
  }

  private void add(EngineKind kind, SentimentModel model, List<History> histories) {
    Workspace workspace = kind.create(model, 1 << 20).newWorkspace();
    Random random = new Random(5);
    for (int batch = 0; batch < BATCHES; batch++) {
      int[][] ids = new int[SEQUENCES][];
      for (int sequence = 0; sequence < SEQUENCES; sequence++) {
        ids[sequence] = random.ints(random.nextInt(20), 0, VOCABULARY).toArray();
      }
      for (History history : histories) {
        Scores scores = workspace.forward(SequenceBatch.ofIds(ids), history);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
          for (int k = 0; k < CLASSES; k++) {
            add(scores.at(sequence, k));
          }
        }
        if (history instanceof History.ForGradients) {
          addGradients(workspace, model, ids);
        } else {
          addRelevances(workspace, model, ids);
        }
      }
    }
  }

  private void addRelevances(Workspace workspace, SentimentModel model, int[][] ids) {
    EmbeddingRelevances relevances =
        workspace.embeddingRelevances(TargetColumns.everyClass(CLASSES));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int k = 0; k < CLASSES; k++) {
        add(relevances.initialStates(sequence, k));
        for (int position = 0; position < ids[sequence].length; position++) {
          add(relevances.at(sequence, k, position));
          add(relevances.at(sequence, k, position, position % model.embeddingSize()));
        }
      }
    }
  }

  private void addGradients(Workspace workspace, SentimentModel model, int[][] ids) {
    WordGradients gradients = workspace.gradients(TargetColumns.everyClass(CLASSES));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int k = 0; k < CLASSES; k++) {
        for (int position = 0; position < ids[sequence].length; position++) {
          add(gradients.squaredNorm(sequence, k, position));
          add(gradients.inputProduct(sequence, k, position));
          add(gradients.at(sequence, k, position, position % model.embeddingSize()));
        }
      }
    }
  }

  private void add(float figure) {
    bits.putFloat(0, figure);
    digest.update(bits.array());
  }
}
