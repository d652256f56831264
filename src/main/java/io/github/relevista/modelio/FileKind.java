package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;

/** What a file of weights is, by its first bytes; by its name where those tell nothing. */
enum FileKind {
  /** Its ninth byte opens the JSON object of a header. */
  SAFETENSORS,
  /** A zip without a pickle in it, as {@code .npz} files are. */
  ZIP,
  /** A zip around a pickle and the storages of its tensors, as {@code torch.save} writes them. */
  TORCH_ARCHIVE,
  /** A pickle by itself, as numpy's users and torch before 1.6 wrote them. */
  PICKLE,
  /** Anything else. */
  OTHER;

  private static final int HEADER_BEGIN = 8;

  /** Every pickle since protocol 2 begins with this byte and its protocol, 2 to 5. */
  private static final byte PICKLE_PROTOCOL = (byte) 0x80;

  private static final List<String> PICKLE_SUFFIXES =
      List.of(".pt", ".pth", ".bin", ".pkl", ".pickle");

  /**
   * @throws InvalidModelException if there is no such file or it cannot be read
   */
  static FileKind of(Path path) {
    ModelFile file = ModelFile.of(path);
    file.requireFile(path);
    byte[] start;
    try (InputStream in = Files.newInputStream(path)) {
      start = in.readNBytes(HEADER_BEGIN + 1);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    if (start.length > HEADER_BEGIN && start[HEADER_BEGIN] == '{') {
      return SAFETENSORS;
    }
    if (start.length > 3 && start[0] == 'P' && start[1] == 'K') {
      return holdsPickle(path) ? TORCH_ARCHIVE : ZIP;
    }
    boolean pickled =
        start.length > 1 && start[0] == PICKLE_PROTOCOL && start[1] >= 2 && start[1] <= 5;
    String name = path.toString().toLowerCase(Locale.ROOT);
    return pickled || PICKLE_SUFFIXES.stream().anyMatch(name::endsWith) ? PICKLE : OTHER;
  }

  private static boolean holdsPickle(Path path) {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith(".pkl"));
    } catch (IOException e) {
      // Whoever reads the arrays of the zip says what is wrong with it.
      return false;
    }
  }
}
