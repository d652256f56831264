package io.github.relevista.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files such as Keras saves, with weights drawn at random; written here, without Keras. */
final class KerasBytes {
  private final Random random = new Random(7);
  private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();

  /** A matrix [rows][columns] between −1 and 1. */
  float[][] matrix(int rows, int columns) {
    float[][] matrix = new float[rows][];
    for (int row = 0; row < rows; row++) {
      matrix[row] = vector(columns);
    }
    return matrix;
  }

  /** A vector between −1 and 1. */
  float[] vector(int size) {
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = random.nextFloat() * 2 - 1;
    }
    return vector;
  }

  /** Weights of a layer under the name that its file has for them; gives them back. */
  <T> T with(String layer, String name, T weights) {
    groups.computeIfAbsent(layer, any -> new LinkedHashMap<>()).put(name, weights);
    return weights;
  }

  /** The same numbers in an array of two or three dimensions. */
  void shaped(String layer, String name, float[][] weights, int... dimensions) {
    int columns = weights[0].length;
    int last = dimensions[dimensions.length - 1];
    Object shaped = Array.newInstance(float.class, dimensions);
    for (int at = 0; at < weights.length * columns; at++) {
      Object rows = shaped;
      int inner = at / last;
      if (dimensions.length > 2) {
        rows = Array.get(rows, inner / dimensions[1]);
        inner %= dimensions[1];
      }
      Array.setFloat(Array.get(rows, inner), at % last, weights[at / columns][at % columns]);
    }
    with(layer, name, shaped);
  }

  /** An {@code .h5} file of a whole model. */
  Path h5(Path path, String release, String architecture) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("model_config", architecture);
      WritableGroup root = file.putGroup("model_weights");
      root.putAttribute("keras_version", release);
      root.putAttribute("layer_names", groups.keySet().toArray(String[]::new));
      groups.forEach(
          (layer, weights) -> {
            WritableGroup group = root.putGroup(layer);
            group.putAttribute("weight_names", weights.keySet().toArray(String[]::new));
            weights.forEach((name, values) -> put(group, name, values));
          });
    }
    return path;
  }

  /** A {@code .keras} archive, whose weights stand under paths of groups. */
  Path archive(Path path, String architecture, Map<String, String> beside) throws IOException {
    Path weights = path.resolveSibling("weights.h5");
    try (WritableHdfFile file = HdfFile.write(weights)) {
      Map<String, WritableGroup> made = new LinkedHashMap<>();
      groups.forEach(
          (layer, arrays) ->
              arrays.forEach((name, values) -> put(file, made, layer + "/" + name, values)));
    }
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      member(
          zip, "metadata.json", "{\"keras_version\": \"3.5.0\"}".getBytes(StandardCharsets.UTF_8));
      member(zip, "config.json", architecture.getBytes(StandardCharsets.UTF_8));
      member(zip, "model.weights.h5", Files.readAllBytes(weights));
      for (Map.Entry<String, String> file : beside.entrySet()) {
        member(zip, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }

  private static void member(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void put(WritableGroup root, String path, Object values) {
    put(root, new LinkedHashMap<>(), path, values);
  }

  private static void put(
      WritableGroup root, Map<String, WritableGroup> made, String path, Object values) {
    List<String> parts = List.of(path.split("/"));
    WritableGroup group = root;
    String at = "";
    for (String part : parts.subList(0, parts.size() - 1)) {
      at = at + "/" + part;
      WritableGroup outer = group;
      group =
          made.computeIfAbsent(
              at,
              any ->
                  outer.getChildren().containsKey(part)
                      ? (WritableGroup) outer.getChild(part)
                      : outer.putGroup(part));
    }
    group.putDataset(parts.get(parts.size() - 1), values);
  }
}
