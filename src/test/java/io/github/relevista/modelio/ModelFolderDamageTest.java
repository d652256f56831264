package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderDamageTest {
  /**
   * The folder's files have some kilobytes; the buffer for conversion and the JSON parser add 64.
   */
  private static final long ALLOWED_BYTES = 1 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;
  private MemoryModelSource whole;

  @BeforeEach
  void writeAModel() throws IOException {
    // 7 terms, embedding 3, hidden 4, 3 classes, two directions, an output bias.
    whole = MemoryModelSource.of(SmallModels.random(CellKind.LSTM, 1), folder);
    // What a first reading loads and compiles is none of its own memory.
    assertThat(ModelFolder.read(whole).vocabulary().size()).isEqualTo(7);
  }

  /** Whether a folder is a model; if it is not, it must be refused, without taking much memory. */
  private static boolean isModel(ModelSource source, String damage) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean isModel = true;
    try {
      SentimentModel model = ModelFolder.read(source);
      assertThat(model.vocabulary().size()).isEqualTo(model.embedding().rows());
    } catch (InvalidModelException e) {
      isModel = false;
      assertThat(e.getMessage()).as(damage).contains("memory").doesNotContain("\n");
    } catch (RuntimeException e) {
      throw new AssertionError(damage, e);
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .as(damage)
        .isLessThan(ALLOWED_BYTES);
    return isModel;
  }

  private void assertRefused(MemoryModelSource source, String problem) {
    assertThatThrownBy(() -> ModelFolder.read(source))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/" + problem);
  }

  /** The folder with other tensors. */
  private MemoryModelSource withTensors(Consumer<SortedMap<String, Tensor>> change)
      throws IOException {
    SortedMap<String, Tensor> tensors = Safetensors.read(whole, ModelFolder.WEIGHTS);
    change.accept(tensors);
    Path file = folder.resolve("changed.safetensors");
    Safetensors.write(file, tensors, TensorType.F32);
    return whole.with(ModelFolder.WEIGHTS, Files.readAllBytes(file));
  }

  private MemoryModelSource withText(String file, String from, String to) {
    String text = new String(whole.bytes(file), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return whole.with(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyTruncation_isRefused() {
    for (String file : MemoryModelSource.FILES) {
      byte[] bytes = whole.bytes(file);
      for (int length = 0; length < bytes.length; length++) {
        String damage = "%s cut to %d of %d bytes".formatted(file, length, bytes.length);
        boolean isModel = isModel(whole.with(file, Arrays.copyOf(bytes, length)), damage);
        // The last line feed of a vocabulary may be left out; a shorter last term is still a term.
        int lastTerm = "w6\n".length();
        boolean mayBe = file.equals(ModelFolder.VOCABULARY) && length > bytes.length - lastTerm;
        assertThat(isModel).as(damage).isEqualTo(mayBe);
      }
    }
  }

  @Test
  void flippedBits_giveAModelOrARefusal() {
    long seed = 20170622;
    Random random = new Random(seed);
    int trials = 6000;
    int refused = 0;
    for (int trial = 0; trial < trials; trial++) {
      String file = MemoryModelSource.FILES.get(trial % MemoryModelSource.FILES.size());
      byte[] bytes = whole.bytes(file);
      int flips = 1 + random.nextInt(3);
      for (int flip = 0; flip < flips; flip++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String damage = "%s, trial %d, seed %d".formatted(file, trial, seed);
      refused += isModel(whole.with(file, bytes), damage) ? 0 : 1;
    }
    // Flips in JSON are mostly refused, flips in weights and terms mostly give other values.
    assertThat(refused).as("refused, seed %d", seed).isBetween(1, trials - 1);
  }

  @Test
  void aHeaderThatClaimsAllThatTheFormatAllows_takesNoMemory() {
    byte[] bytes = SafetensorsBytes.withPrefix(SafetensorsHeader.MAXIMUM_LENGTH, "{}");
    assertThat(isModel(whole.with(ModelFolder.WEIGHTS, bytes), "a header of 100 MB")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedding.weight", "lstm.bias_hh_l0_reverse", "output.weight"})
  void aMissingTensor_isRefusedByName(String name) throws IOException {
    MemoryModelSource source = withTensors(tensors -> tensors.remove(name));
    assertThatThrownBy(() -> ModelFolder.read(source))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("memory/model.safetensors: tensor '" + name + "' is missing: ");
  }

  @Test
  void aTensorThatNoEngineRuns_isRefusedByName() throws IOException {
    List<List<String>> surplus =
        List.of(
            List.of("lstm.weight_ih_l1", "stacked layers cannot be run"),
            List.of("lstm.bias_hh_l12_reverse", "stacked layers cannot be run"),
            List.of("lstm.weight_hr_l0", "projections cannot be run"),
            List.of("attention.weight", "attention cannot be run"),
            List.of(
                "dense.weight",
                "a model has an embedding, a layer of the cell that config.json names, and an"
                    + " output"));
    for (List<String> nameAndReason : surplus) {
      assertRefused(
          withTensors(tensors -> tensors.put(nameAndReason.get(0), Tensor.of(new float[1]))),
          "model.safetensors: tensor '%s' has no place in the model: %s"
              .formatted(nameAndReason.get(0), nameAndReason.get(1)));
    }
  }

  @Test
  void aConfigurationAtOddsWithTheTensors_isRefused() {
    assertRefused(
        withText(ModelFolder.CONFIG, "\"output_bias\" : true", "\"output_bias\" : false"),
        "model.safetensors: tensor 'output.bias' has no place in the model: output_bias of"
            + " config.json says otherwise");
    assertRefused(
        withText(ModelFolder.CONFIG, "\"bidirectional\" : true", "\"bidirectional\" : false"),
        "model.safetensors: tensor 'lstm.bias_hh_l0_reverse' has no place in the model:"
            + " bidirectional of config.json says otherwise");
    assertRefused(
        withText(ModelFolder.CONFIG, "\"hidden_size\" : 4", "\"hidden_size\" : 2147483647"),
        "model.safetensors: tensor 'lstm.bias_hh_l0' has the shape [16], config.json and vocab.txt"
            + " ask for [8589934588]");
  }

  @Test
  void aTensorOfAnotherShape_isRefusedWithBoth() throws IOException {
    assertRefused(
        withTensors(
            tensors ->
                tensors.put("lstm.weight_hh_l0", new Tensor(List.of(4L, 16L), new float[64]))),
        "model.safetensors: tensor 'lstm.weight_hh_l0' has the shape [4, 16], config.json and"
            + " vocab.txt ask for [16, 4]");
  }

  @Test
  void aVocabularyOfAnotherLength_isRefused() {
    assertRefused(
        withText(ModelFolder.VOCABULARY, "w6\n", ""),
        "model.safetensors: tensor 'embedding.weight' has the shape [7, 3], config.json and"
            + " vocab.txt ask for [6, 3]");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void aWeightThatIsNotFinite_isRefusedWithItsPlace(float value) throws IOException {
    assertRefused(
        withTensors(tensors -> tensors.get("lstm.weight_ih_l0").values()[5] = value),
        "model.safetensors: value 5 of tensor 'lstm.weight_ih_l0' is %s; weights must be finite"
            .formatted(value));
  }
}
