package io.github.relevista.keras;

import io.github.relevista.tensor.ArrayHeader;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Groups, attributes and arrays of an HDF5 file, as far as Keras uses them. What the library throws
 * over a damaged file becomes one sentence, and no array is read that claims more than the file can
 * hold.
 */
final class Hdf5 implements AutoCloseable {
  /** The first bytes of a file. */
  static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Bytes that one byte of a compressed array can stand for: a limit of deflate. */
  private static final long DEFLATE_LIMIT = 1_032;

  /** Groups within groups, and arrays, that are listed; a damaged file may hold itself. */
  private static final int MOST_GROUPS = 16;

  private static final int MOST_ITEMS = 10_000;

  private final HdfFile file;
  private final long bytes;

  private Hdf5(HdfFile file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * @throws KerasException if the file is no HDF5 file or damaged
   */
  static Hdf5 open(Path path) {
    return guarded(
        () -> {
          HdfFile file = new HdfFile(path);
          return new Hdf5(file, file.size());
        });
  }

  /**
   * @throws KerasException if the bytes are no HDF5 file or damaged
   */
  static Hdf5 of(byte[] bytes) {
    return guarded(() -> new Hdf5(HdfFile.fromByteBuffer(ByteBuffer.wrap(bytes)), bytes.length));
  }

  /** The group of a path; the root for the empty one. */
  Optional<Group> group(String path) {
    return node(path).filter(Group.class::isInstance).map(Group.class::cast);
  }

  private Optional<Node> node(String path) {
    return guarded(
        () -> {
          Node node = file;
          for (String name : path.split("/")) {
            if (!name.isEmpty()) {
              node = node instanceof Group group ? group.getChildren().get(name) : null;
            }
          }
          return Optional.ofNullable(node);
        });
  }

  /** Names of a group's children, sorted; none where there is no such group. */
  List<String> children(String path) {
    return guarded(
        () ->
            group(path)
                .map(group -> group.getChildren().keySet().stream().sorted().toList())
                .orElse(List.of()));
  }

  /** A text beside a group. */
  Optional<String> text(String path, String attribute) {
    return texts(path, attribute).filter(texts -> texts.size() == 1).map(texts -> texts.get(0));
  }

  /** Texts beside a group, those of several attributes where one would be too long. */
  Optional<List<String>> texts(String path, String attribute) {
    return guarded(
        () -> {
          Optional<Group> group = group(path);
          if (group.isEmpty()) {
            return Optional.empty();
          }
          Attribute whole = group.get().getAttribute(attribute);
          if (whole != null) {
            return Optional.of(texts(whole));
          }
          // Keras splits lists above 64 kB: weight_names0, weight_names1, …
          Stream.Builder<String> parts = Stream.builder();
          int part = 0;
          for (; group.get().getAttribute(attribute + part) != null; part++) {
            texts(group.get().getAttribute(attribute + part)).forEach(parts);
          }
          return part == 0 ? Optional.empty() : Optional.of(parts.build().toList());
        });
  }

  private List<String> texts(Attribute attribute) {
    requireRoom(attribute.getName(), attribute.getSize(), attribute.getSize());
    Object data = attribute.getData();
    if (data instanceof String text) {
      return List.of(text);
    }
    if (data instanceof String[] texts) {
      return List.of(texts);
    }
    if (data == null) {
      return List.of();
    }
    throw new KerasException("has no text as attribute '%s'", attribute.getName());
  }

  /** All arrays by their paths, without their values. */
  List<ArrayHeader> items() {
    List<ArrayHeader> items = new ArrayList<>();
    guarded(
        () -> {
          collect(file, "", 0, items);
          return items;
        });
    return List.copyOf(items);
  }

  private static void collect(Group group, String path, int depth, List<ArrayHeader> items) {
    for (Node node : group.getChildren().values()) {
      String name = path + node.getName();
      if (node instanceof Dataset dataset) {
        items.add(
            new ArrayHeader(
                name,
                Arrays.stream(dataset.getDimensions()).mapToObj(size -> (long) size).toList(),
                dataset.getJavaType().getSimpleName().toLowerCase(Locale.ROOT)));
      } else if (node instanceof Group inner && depth < MOST_GROUPS && items.size() < MOST_ITEMS) {
        collect(inner, name + "/", depth + 1, items);
      }
    }
  }

  /** The array of a path. */
  Optional<KerasArray> array(String path) {
    return node(path)
        .filter(Dataset.class::isInstance)
        .map(node -> guarded(() -> array(path, (Dataset) node)));
  }

  private KerasArray array(String path, Dataset dataset) {
    int[] dimensions = dataset.getDimensions();
    long size = 1;
    for (int dimension : dimensions) {
      if (dimension < 1) {
        throw new KerasException("array '%s' has the shape %s", path, Arrays.toString(dimensions));
      }
      size = Math.multiplyExact(size, dimension);
    }
    requireRoom(path, size, size);
    Object flat = dataset.getDataFlat();
    float[] values = new float[Math.toIntExact(size)];
    if (flat instanceof float[] floats && floats.length == values.length) {
      System.arraycopy(floats, 0, values, 0, values.length);
    } else if (flat instanceof double[] doubles && doubles.length == values.length) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) doubles[i];
      }
    } else {
      throw new KerasException("array '%s' does not hold floating-point numbers", path);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new KerasException("array '%s' holds %s; weights must be finite", path, value);
      }
    }
    return new KerasArray(dimensions, values);
  }

  private void requireRoom(String name, long claimed, long elements) {
    if (claimed < 0 || elements < 0 || Math.max(claimed, elements) / DEFLATE_LIMIT > bytes) {
      throw new KerasException(
          "'%s' claims %d values in a file of %d bytes; copy the file again",
          name, Math.max(claimed, elements), bytes);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (KerasException e) {
      throw e;
    } catch (LinkageError e) {
      // The library's filter for LZ4 calls one that is left out.
      throw new KerasException(
          "is compressed in a way that cannot be read (no %s); save it with gzip or without"
              + " compression",
          e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The library has no one exception for damage: it runs into buffers' ends and loops.
      throw new KerasException(
          "is a damaged HDF5 file (%s); copy the file again", String.valueOf(reason(e)));
    }
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
