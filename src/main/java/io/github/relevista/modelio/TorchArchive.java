package io.github.relevista.modelio;

import io.github.relevista.pickle.Pickle;
import io.github.relevista.pickle.PickleException;
import io.github.relevista.pickle.PickleValue;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the tensors of a state dictionary that {@code torch.save} wrote, or of a checkpoint that
 * holds one, as floats. Such a file is a zip: a folder with {@code data.pkl}, which says which
 * tensor is which part of which storage, {@code data/KEY} for the bytes of each storage, and {@code
 * byteorder}. Nothing that the pickle names is called, and no memory is taken on the word of a
 * header that the file around it belies.
 */
final class TorchArchive {
  private static final String PICKLE = "/data.pkl";

  /** The longest pickle that is read: names and shapes, and perhaps a vocabulary. */
  private static final int MAXIMUM_PICKLE = 1 << 28;

  private final ModelFile file;
  private final ZipFile zip;
  private final String root;
  private final ByteOrder order;
  private final long memory;
  private long taken;

  /** The storage that was read last: tensors that share one follow each other. */
  private String lastKey = "";

  private byte[] lastBytes = {};

  private TorchArchive(ModelFile file, ZipFile zip, String root, long memory) throws IOException {
    this.file = file;
    this.zip = zip;
    this.root = root;
    this.memory = memory;
    this.order = order();
  }

  /**
   * Reads all tensors of the state dictionary, if they take at most half of the memory that this
   * JVM may use.
   *
   * @return the tensors by name, in row-major order
   * @throws InvalidModelException if the file cannot be read, is damaged, or holds anything but a
   *     state dictionary or a checkpoint with one
   */
  static SortedMap<String, Tensor> read(Path path) {
    return read(path, Runtime.getRuntime().maxMemory() / 2);
  }

  /**
   * @param memory bytes that the tensors may take
   */
  static SortedMap<String, Tensor> read(Path path, long memory) {
    ModelFile file = ModelFile.of(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return new TorchArchive(file, zip, root(file, zip), memory).tensors();
    } catch (ZipException | EOFException e) {
      throw file.refused("is a damaged zip (%s); copy the file again", e.getMessage());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** What the archive says of its tensors, without their values. */
  static SortedMap<String, TorchTensor> described(Path path) {
    ModelFile file = ModelFile.of(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return new TreeMap<>(
          TorchStateDict.of(file, new TorchArchive(file, zip, root(file, zip), 0).pickled())
              .tensors());
    } catch (ZipException | EOFException e) {
      throw file.refused("is a damaged zip (%s); copy the file again", e.getMessage());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** The folder of the archive, named after the file as which it was saved. */
  private static String root(ModelFile file, ZipFile zip) {
    var pickles =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
            .toList();
    if (pickles.size() != 1) {
      throw file.refused("is a zip, but not one of torch.save, which holds one folder/data.pkl");
    }
    String root = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    if (zip.getEntry(root + "/constants.pkl") != null) {
      throw file.refused(
          "is a TorchScript module, which is code; %s", TorchStateDict.HOW_TO_SAVE_ONE);
    }
    return root;
  }

  /** Little-endian where the file does not say, as before torch 2.1. */
  private ByteOrder order() throws IOException {
    ZipEntry entry = zip.getEntry(root + "/byteorder");
    if (entry == null) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String told = new String(in.readNBytes(Long.BYTES), StandardCharsets.US_ASCII);
      return switch (told) {
        case "little" -> ByteOrder.LITTLE_ENDIAN;
        case "big" -> ByteOrder.BIG_ENDIAN;
        default -> throw file.refused("has the byte order '%s', not little or big", told);
      };
    }
  }

  private SortedMap<String, Tensor> tensors() throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (Map.Entry<String, TorchTensor> entry :
        TorchStateDict.of(file, pickled()).tensors().entrySet()) {
      tensors.put(
          entry.getKey(), tensor("tensor '%s'".formatted(entry.getKey()), entry.getValue()));
    }
    return tensors;
  }

  private PickleValue pickled() throws IOException {
    ZipEntry entry = zip.getEntry(root + PICKLE);
    if (entry.getSize() > MAXIMUM_PICKLE || !ZipMembers.canHold(entry, entry.getSize())) {
      throw file.refused(
          "its pickle claims %d bytes in %d; %d can be read",
          entry.getSize(), entry.getCompressedSize(), MAXIMUM_PICKLE);
    }
    try {
      return Pickle.read(ZipMembers.bytes(file, zip, entry, "its pickle"));
    } catch (PickleException e) {
      throw file.refused(
          "its pickle %s; copy the file again, or %s",
          e.getMessage(), TorchStateDict.HOW_TO_SAVE_ONE);
    }
  }

  private Tensor tensor(String place, TorchTensor tensor) throws IOException {
    TorchStorage storage = tensor.storage();
    long values = Tensor.count(tensor.shape());
    if (values > SafetensorsHeader.MAXIMUM_VALUES) {
      throw file.refused(
          "%s: shape %s is too large; %d values can be read",
          place, tensor.shape(), SafetensorsHeader.MAXIMUM_VALUES);
    }
    ZipEntry entry = zip.getEntry(root + "/data/" + storage.key());
    if (entry == null) {
      throw file.refused("%s: its storage %s is missing", place, storage.key());
    }
    long claimed = storage.bytes();
    if (entry.getSize() != claimed || !ZipMembers.canHold(entry, claimed)) {
      throw file.refused(
          "%s: its storage claims %d bytes, the file has %d in %d; copy the file again",
          place, claimed, entry.getSize(), entry.getCompressedSize());
    }
    long last = tensor.lastElement();
    if (values > 0 && (last < 0 || last >= storage.elements())) {
      throw file.refused("%s: lies outside of its storage; copy the file again", place);
    }
    taken += values * Float.BYTES;
    if (taken > memory || claimed > memory) {
      throw file.refused(
          "%s: the tensors up to this one take %d bytes, of the memory of this JVM at most %d may"
              + " be used; give it more: JAVA_TOOL_OPTIONS=-Xmx8g",
          place, Math.max(taken, claimed), memory);
    }
    return new Tensor(tensor.shape(), values(place, tensor, entry, (int) values));
  }

  private float[] values(String place, TorchTensor tensor, ZipEntry entry, int count)
      throws IOException {
    TorchStorage storage = tensor.storage();
    if (storage.bytes() > SafetensorsHeader.MAXIMUM_VALUES) {
      throw file.refused("%s: its storage of %d bytes is too large", place, storage.bytes());
    }
    if (!storage.key().equals(lastKey)) {
      lastBytes = ZipMembers.bytes(file, zip, entry, place);
      lastKey = storage.key();
    }
    ByteBuffer numbers = ByteBuffer.wrap(lastBytes).order(order);
    float[] values = new float[count];
    long[] at = new long[tensor.shape().size()];
    long element = tensor.offset();
    for (int index = 0; index < count; index++) {
      values[index] = storage.type().at(numbers, Math.toIntExact(element));
      // Goes on like a counter of as many digits as there are dimensions, the last the fastest.
      for (int dimension = at.length - 1; dimension >= 0; dimension--) {
        long stride = tensor.strides().get(dimension);
        at[dimension]++;
        element += stride;
        if (at[dimension] < tensor.shape().get(dimension)) {
          break;
        }
        element -= at[dimension] * stride;
        at[dimension] = 0;
      }
    }
    return values;
  }
}
