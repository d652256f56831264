package io.github.relevista.modelio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.model.Activation;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.StateActivation;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.TextRules;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The networks of PyTorch under models-torch with what torch gave in double precision: scores, and
 * Gradient × Input by its autograd; and relevances (epsilon 0.001, bias factor 0) by an independent
 * pass that equals the code of the paper's authors to 3e-9 where that can run. Weights are put in
 * their places here by hand and without the readers of foreign models.
 *
 * <p>A network of one logit z gets the scores 0 and z.
 *
 * @param name of the folder
 * @param model the network
 * @param cases what it was asked
 */
public record TorchOracle(String name, SentimentModel model, List<Case> cases) {
  private static final Path FOLDER = Path.of("src/test/resources/models-torch");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of batch normalisation, torch's default. */
  private static final double BATCH_NORM_EPSILON = 1e-5;

  /**
   * A sequence and what is known of it.
   *
   * @param ids the words that are read
   * @param scores [classes]
   * @param gradientTimesInput [classes][words]
   * @param relevances [classes][words]
   * @param initialStates [classes]
   * @param padding [classes]
   */
  public record Case(
      int[] ids,
      double[] scores,
      double[][] gradientTimesInput,
      double[][] relevances,
      double[] initialStates,
      double[] padding) {}

  @Override
  public String toString() {
    return name;
  }

  /** All of them. */
  public static List<TorchOracle> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      List<TorchOracle> oracles = new ArrayList<>();
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        oracles.add(read(folder));
      }
      return oracles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TorchOracle read(Path folder) throws IOException {
    JsonNode about = JSON.readTree(folder.resolve("model.json").toFile());
    SentimentModel model = new Places(about, TorchArchive.read(folder.resolve("model.pt"))).model();
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      cases.add(of(JSON.readTree(line), model.text().maximumLength(), about));
    }
    return new TorchOracle(folder.getFileName().toString(), model, cases);
  }

  private static Case of(JsonNode line, int maximumLength, JsonNode about) {
    int[] ids =
        IntStream.range(0, Math.min(maximumLength, line.get("token_ids").size()))
            .map(t -> line.get("token_ids").get(t).asInt())
            .toArray();
    boolean one = about.get("classes").asInt() == 1;
    return new Case(
        ids,
        one ? new double[] {0, line.get("scores").get(0).asDouble()} : values(line.get("scores")),
        rows(line.get("gradient_x_input"), one, ids.length),
        rows(line.get("lrp"), one, ids.length),
        beside(line, "initial_states", one),
        beside(line, "padding", one));
  }

  private static double[] beside(JsonNode line, String key, boolean one) {
    List<Double> values = new ArrayList<>(one ? List.of(0.0) : List.of());
    line.get("lrp_beside").forEach(of -> values.add(of.get(key).asDouble()));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[][] rows(JsonNode node, boolean one, int steps) {
    List<double[]> rows = new ArrayList<>(one ? List.of(new double[steps]) : List.of());
    node.forEach(row -> rows.add(values(row)));
    return rows.toArray(double[][]::new);
  }

  private static double[] values(JsonNode node) {
    return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
  }

  /** Puts the tensors of a module in their places. */
  private record Places(JsonNode about, Map<String, Tensor> tensors) {
    SentimentModel model() {
      int classes = about.get("classes").asInt();
      boolean dense = about.get("head").asText().equals("dense");
      boolean normalised = about.get("head").asText().equals("bn");
      List<VectorLayer> head = new ArrayList<>();
      if (dense) {
        head.add(new DenseLayer(matrix("fc1.weight"), values("fc1.bias"), Activation.RELU));
      } else if (normalised) {
        head.add(between("bn", "fc1", "bn2"));
      }
      String last = dense || normalised ? "fc2" : "fc";
      return new SentimentModel(
          ClassScale.even(
              IntStream.range(0, Math.max(2, classes)).mapToObj(k -> "class" + k).toList()),
          new TextRules(
              TokenizerKind.WHITESPACE,
              Casing.KEEP,
              about.get("padded_length").asInt(Integer.MAX_VALUE)),
          sequences(),
          Vocabulary.of(IntStream.range(0, 200).mapToObj(id -> "w" + id).toList(), "w1"),
          matrix("embedding.weight"),
          layers(),
          reading(),
          head,
          output(matrix(last + ".weight"), values(last + ".bias")));
    }

    private static OutputLayer output(FloatMatrix weights, float[] bias) {
      if (weights.rows() > 1) {
        return new OutputLayer(weights, bias);
      }
      float[] two = new float[2 * weights.columns()];
      System.arraycopy(weights.values(), 0, two, weights.columns(), weights.columns());
      return new OutputLayer(new FloatMatrix(2, weights.columns(), two), new float[] {0, bias[0]});
    }

    private SequenceRules sequences() {
      if (about.get("padding").isNull()) {
        return SequenceRules.NONE;
      }
      Padding padding = about.get("padding").asText().equals("pre") ? Padding.FRONT : Padding.BACK;
      return new SequenceRules(padding, about.get("padded_length").asInt(), 0, Pads.READ);
    }

    private SequenceReading reading() {
      return switch (about.get("reading").asText()) {
        case "last" -> StepReading.LAST;
        case "position" -> StepReading.POSITION;
        case "all_layers" -> StepReading.ALL_LAYERS;
        case "max" -> StepReading.MAX;
        case "mean" -> StepReading.MEAN;
        case "attention" ->
            new AttentionReading(
                AttentionReading.Kind.ADDITIVE,
                matrix("attn.weight"),
                values("attn.bias"),
                values("context.weight"));
        default -> throw new IllegalStateException(about.toString());
      };
    }

    private List<SequenceLayer> layers() {
      List<SequenceLayer> layers = new ArrayList<>();
      boolean lstm = about.get("cell").asText().equals("LSTM");
      CellKind cell = lstm ? CellKind.LSTM : CellKind.GRU_RESET_AFTER;
      ReadingOrder order =
          about.get("bidirectional").asBoolean() ? ReadingOrder.BOTH : ReadingOrder.FORWARD;
      for (int place = 0; place < about.get("layers").asInt(); place++) {
        List<DirectionWeights> directions = new ArrayList<>();
        for (int direction = 0; direction < order.directions(); direction++) {
          directions.add(direction(cell, "_l" + place + (direction == 1 ? "_reverse" : "")));
        }
        layers.add(
            new RecurrentLayer(
                cell,
                GateActivation.SIGMOID,
                StateActivation.TANH,
                order,
                directions,
                DirectionMerge.CONCAT));
      }
      return layers;
    }

    private DirectionWeights direction(CellKind cell, String end) {
      GateOrder order = GateOrder.ofTorch(cell);
      Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
      for (Gate gate : cell.gates()) {
        float[] inputBias = order.part(values("rnn.bias_ih" + end), gate);
        int hidden = inputBias.length;
        int input = columns("rnn.weight_ih" + end);
        gates.put(
            gate,
            new GateWeights(
                new FloatMatrix(hidden, input, order.part(values("rnn.weight_ih" + end), gate)),
                new FloatMatrix(hidden, hidden, order.part(values("rnn.weight_hh" + end), gate)),
                inputBias,
                order.part(values("rnn.bias_hh" + end), gate)));
      }
      return new DirectionWeights(cell, gates);
    }

    /** Normalisation, linear layer, normalisation, ReLU: as one dense layer. */
    private DenseLayer between(String before, String linear, String after) {
      FloatMatrix weights = matrix(linear + ".weight");
      float[] bias = values(linear + ".bias");
      float[] folded = new float[weights.rows() * weights.columns()];
      float[] foldedBias = new float[weights.rows()];
      for (int j = 0; j < weights.rows(); j++) {
        double sum = bias[j];
        for (int i = 0; i < weights.columns(); i++) {
          sum += weights.at(j, i) * shift(before, i);
          folded[j * weights.columns() + i] =
              (float) (weights.at(j, i) * scale(before, i) * scale(after, j));
        }
        foldedBias[j] = (float) (sum * scale(after, j) + shift(after, j));
      }
      return new DenseLayer(
          new FloatMatrix(weights.rows(), weights.columns(), folded), foldedBias, Activation.RELU);
    }

    private double scale(String norm, int i) {
      double variance = values(norm + ".running_var")[i];
      return values(norm + ".weight")[i] / Math.sqrt(variance + BATCH_NORM_EPSILON);
    }

    private double shift(String norm, int i) {
      return values(norm + ".bias")[i] - values(norm + ".running_mean")[i] * scale(norm, i);
    }

    private FloatMatrix matrix(String name) {
      Tensor tensor = tensors.get(name);
      return new FloatMatrix(tensor.shape().get(0).intValue(), columns(name), tensor.values());
    }

    private int columns(String name) {
      return tensors.get(name).shape().get(1).intValue();
    }

    private float[] values(String name) {
      return tensors.get(name).values();
    }
  }
}
