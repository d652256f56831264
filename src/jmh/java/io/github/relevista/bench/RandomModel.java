package io.github.relevista.bench;

import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConvolutionLayer;
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
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.StateActivation;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.tensor.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes a model of given sizes with random weights, for measuring: words, classes and text rules
 * are those of another one. The same options give the same weights.
 */
@Command(name = "model", description = "Writes a model of given sizes with random weights.")
public final class RandomModel implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int WINDOW = 5;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "a new folder")
  private Path out;

  @Option(names = "--like", paramLabel = "DIR", description = "whose words and classes it has")
  private Path like = Path.of("sample-data/model");

  @Option(names = "--cell", paramLabel = "NAME", description = "lstm (default) or gru")
  private String cell = "lstm";

  @Option(names = "--embedding", paramLabel = "N", description = "size of a word (default: 60)")
  private int embedding = 60;

  @Option(names = "--hidden", paramLabel = "N", description = "units of a direction (default: 60)")
  private int hidden = 60;

  @Option(names = "--layers", paramLabel = "N", description = "recurrent layers (default: 2)")
  private int layers = 2;

  @Option(names = "--directions", paramLabel = "N", description = "1 or 2 (default: 2)")
  private int directions = 2;

  @Option(
      names = "--convolution",
      paramLabel = "N",
      description = "filters of a window of five words in front, with ReLU")
  private Optional<Integer> convolution = Optional.empty();

  @Option(
      names = "--dense-steps",
      paramLabel = "N",
      description = "units of a ReLU layer at every step between recurrent layers")
  private Optional<Integer> denseSteps = Optional.empty();

  @Option(
      names = "--dense",
      paramLabel = "N",
      description = "units of a ReLU layer before the scores")
  private Optional<Integer> dense = Optional.empty();

  @Option(names = "--padding", paramLabel = "END", description = "front or back")
  private Optional<String> padding = Optional.empty();

  @Option(names = "--padded-length", paramLabel = "N", description = "steps (default: 200)")
  private int paddedLength = 200;

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  private final Random random = new Random(SEED);

  /** Writes the model and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new RandomModel())
            .setExecutionExceptionHandler(BenchFaults::report)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    SentimentModel words = ModelFolder.read(new LocalModelSource(like));
    List<SequenceLayer> sequence = new ArrayList<>();
    int size = embedding;
    if (convolution.isPresent()) {
      sequence.add(convolution(convolution.get()));
      size = convolution.get();
    }
    for (int layer = 0; layer < layers; layer++) {
      if (layer > 0 && denseSteps.isPresent()) {
        sequence.add(dense(denseSteps.get(), size));
        size = denseSteps.get();
      }
      sequence.add(layer(size));
      size = directions * hidden;
    }
    List<VectorLayer> head = new ArrayList<>();
    if (dense.isPresent()) {
      head.add(dense(dense.get(), size));
      size = dense.get();
    }
    int classes = words.classes().size();
    SentimentModel model =
        new SentimentModel(
            words.classes(),
            words.text(),
            rules(),
            words.vocabulary(),
            matrix(words.vocabulary().size(), embedding),
            sequence,
            StepReading.LAST,
            head,
            new OutputLayer(matrix(classes, size), values(classes, size)));
    ModelFolder.write(model, out);
    System.out.println(out + "  model_id " + model.id());
    return 0;
  }

  private SequenceRules rules() {
    return padding
        .map(
            end ->
                new SequenceRules(
                    end.equals("front") ? Padding.FRONT : Padding.BACK, paddedLength, 0, Pads.READ))
        .orElse(SequenceRules.NONE);
  }

  private DenseLayer dense(int units, int inputs) {
    return new DenseLayer(matrix(units, inputs), values(units, inputs), Activation.RELU);
  }

  private ConvolutionLayer convolution(int filters) {
    int inputs = WINDOW * embedding;
    return new ConvolutionLayer(
        matrix(filters, inputs),
        values(filters, inputs),
        WINDOW,
        ConvolutionLayer.Border.SAME,
        Activation.RELU);
  }

  private RecurrentLayer layer(int inputs) {
    CellKind kind = cell.equals("gru") ? CellKind.GRU_RESET_AFTER : CellKind.LSTM;
    List<DirectionWeights> weights = new ArrayList<>();
    for (int direction = 0; direction < directions; direction++) {
      Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
      for (Gate gate : kind.gates()) {
        gates.put(
            gate,
            new GateWeights(
                matrix(hidden, inputs),
                matrix(hidden, hidden),
                values(hidden, hidden),
                values(hidden, hidden)));
      }
      weights.add(new DirectionWeights(kind, gates));
    }
    return new RecurrentLayer(
        kind,
        GateActivation.SIGMOID,
        StateActivation.TANH,
        directions == 2 ? ReadingOrder.BOTH : ReadingOrder.FORWARD,
        weights,
        DirectionMerge.CONCAT);
  }

  private FloatMatrix matrix(int rows, int columns) {
    return new FloatMatrix(rows, columns, values(rows * columns, columns));
  }

  /** Uniform up to 1/√inputs, torch's own bound: gates neither closed nor open. */
  private float[] values(int count, int inputs) {
    float bound = (float) (1 / Math.sqrt(inputs));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (2 * random.nextFloat() - 1) * bound;
    }
    return values;
  }
}
