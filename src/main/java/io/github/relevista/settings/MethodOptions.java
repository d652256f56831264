package io.github.relevista.settings;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import java.util.List;

/**
 * What the methods of explanation are set to. All of it may be set whatever the method, so that one
 * configuration serves every method; each reads its own part, and the rest changes nothing.
 *
 * @param epsilon the stabiliser of the epsilon rule, > 0 and finite; of lrp
 * @param biasFactor what part of a bias the lower units share, in [0, 1]; of lrp
 * @param epsilonShare whether lower units share the stabiliser also at bias factor 0; of lrp
 * @param stateRatio the stabiliser of sums of states in proportion to what enters them, in [0, 1];
 *     0: it is epsilon; of lrp
 * @param productRule who receives the relevance of a product of gate and signal; of lrp
 * @param steps points of the path of integrated_gradients, at least 1
 * @param removal how occlusion leaves a word out
 * @param measure what occlusion compares
 * @param seed of the numbers of random
 */
public record MethodOptions(
    float epsilon,
    float biasFactor,
    boolean epsilonShare,
    float stateRatio,
    ProductRule productRule,
    int steps,
    Removal removal,
    Measure measure,
    long seed) {
  private static final int MOST_STEPS = 10_000;

  /** The stabiliser of the paper. */
  private static final double EPSILON_OF_THE_PAPER = 0.001;

  /** What texts of every length are explained by, chosen by what is left after deletions. */
  private static final double EPSILON_OF_A_CORPUS = 0.003;

  /** The options of a command that explains single texts, or repeats the paper's experiments. */
  static MethodOptions of(SettingReader reader) {
    return of(reader, EPSILON_OF_THE_PAPER);
  }

  /** The options of a command that explains a corpus. */
  static MethodOptions ofCorpus(SettingReader reader) {
    return of(reader, EPSILON_OF_A_CORPUS);
  }

  private static MethodOptions of(SettingReader reader, double epsilon) {
    return new MethodOptions(
        (float)
            reader.number(
                "epsilon",
                epsilon,
                value -> value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE,
                "> 0 and finite"),
        (float) reader.number("bias_factor", 0, value -> value >= 0 && value <= 1, "in [0, 1]"),
        reader.flag("epsilon_share", false),
        (float) reader.number("state_ratio", 0, value -> value >= 0 && value <= 1, "in [0, 1]"),
        reader.choice(
            "product_rule", List.of(ProductRule.values()), ProductRule::wireName, ProductRule.ALL),
        (int) reader.count("steps", 50, 1, MOST_STEPS),
        reader.choice("occlusion", List.of(Removal.values()), Removal::wireName, Removal.BLANK),
        reader.choice("measure", List.of(Measure.values()), Measure::wireName, Measure.SCORE),
        reader.count("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
