package io.github.relevista.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Architectures whose JSON is whole, and says something else than it did: values are exchanged,
 * removed, or replaced by values of another kind. Each is read, or refused in one line. A failure
 * names its seed. {@code -Drelevista.damaged=10000} tries as many of each.
 */
class KerasDamageTest {
  private static final int FILES = Integer.getInteger("relevista.damaged", 600);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MADE = Path.of("src/test/resources/models-keras");

  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "0",
          "-1",
          "2147483648",
          "1e300",
          "\"\"",
          "\"e\"",
          "[]",
          "{}",
          "true",
          "[[[\"e\", 0, 0]]]",
          "\"Bidirectional\"",
          "\"Concatenate\"",
          "\"GetItem\"",
          "\"Dot\"",
          "\"LSTM\"",
          "\"Attention\"");

  @TempDir private Path folder;

  private static Stream<String> architectures() throws IOException {
    List<String> jsons = new ArrayList<>();
    for (String name : List.of("bilstm-padded-max-dense", "bigru-mask-zero")) {
      try (Hdf5 file = Hdf5.open(MADE.resolve(name).resolve("model.h5"))) {
        jsons.add(name + " " + file.text("", "model_config").orElseThrow());
      }
    }
    jsons.add(
        "branches " + Files.readString(Path.of("src/test/resources/models-keras/branches.json")));
    return jsons.stream();
  }

  private Path weights(String name) {
    if (!name.equals("branches")) {
      return MADE.resolve(name).resolve("model.h5");
    }
    KerasBytes bytes = new KerasBytes();
    bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    bytes.with("l", "l/kernel:0", bytes.matrix(3, 8));
    bytes.with("l", "l/recurrent_kernel:0", bytes.matrix(2, 8));
    bytes.with("l", "l/bias:0", bytes.vector(8));
    bytes.with("a", "a/W:0", bytes.matrix(2, 4));
    bytes.with("a", "a/b:0", bytes.vector(4));
    bytes.with("a", "a/u:0", bytes.vector(4));
    bytes.with("d", "d/kernel:0", bytes.matrix(8, 2));
    bytes.with("d", "d/bias:0", bytes.vector(2));
    return bytes.h5(folder.resolve("branches.h5"), "2.9.0", "{}");
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void whatAnArchitectureSaysOtherwise_isReadOrRefusedInOneLine(String named) throws IOException {
    String name = named.substring(0, named.indexOf(' '));
    JsonNode whole = JSON.readTree(named.substring(named.indexOf(' ') + 1));
    Path weights = weights(name);
    Path file = folder.resolve("architecture.json");
    Files.writeString(file, whole.toString());
    assertThat(KerasFile.read(weights, Optional.of(file)).readings()).isNotEmpty();
    for (int seed = 0; seed < FILES; seed++) {
      JsonNode changed = changed(whole.deepCopy(), new Random(seed));
      Files.writeString(file, changed.toString());
      try {
        KerasFile.architecture(file);
        KerasFile.read(weights, Optional.of(file));
      } catch (KerasException e) {
        assertThat(e.getMessage()).as("seed %d of %s", seed, name).doesNotContain("\n");
      } catch (Throwable e) {
        throw new AssertionError("seed %d of %s".formatted(seed, name), e);
      }
    }
  }

  private static JsonNode changed(JsonNode root, Random random) throws IOException {
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      if (containers.isEmpty()) {
        break;
      }
      JsonNode one = containers.get(random.nextInt(containers.size()));
      JsonNode other = containers.get(random.nextInt(containers.size()));
      JsonNode value =
          random.nextInt(3) == 0
              ? other.deepCopy()
              : JSON.readTree(REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())));
      boolean removes = random.nextInt(4) == 0;
      if (one instanceof ArrayNode array) {
        int place = random.nextInt(array.size());
        if (removes) {
          array.remove(place);
        } else {
          array.set(place, value);
        }
      } else {
        List<String> keys = new ArrayList<>();
        one.fieldNames().forEachRemaining(keys::add);
        String key = keys.get(random.nextInt(keys.size()));
        if (removes) {
          ((ObjectNode) one).remove(key);
        } else {
          ((ObjectNode) one).set(key, value);
        }
      }
    }
    return root;
  }

  /** Every list and object that is not empty. */
  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isContainerNode() && !node.isEmpty()) {
      found.add(node);
      node.forEach(child -> collect(child, found));
    }
  }
}
