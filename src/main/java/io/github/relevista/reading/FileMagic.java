package io.github.relevista.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the first bytes of a file say that it is. */
final class FileMagic {
  /** Stands for any byte in a pattern. */
  private static final byte ANY = -1;

  /** Of each compression that is told by its first bytes, these. */
  private static final Map<Compression, List<byte[]>> COMPRESSIONS =
      Map.of(
          Compression.GZIP, List.of(bytes(0x1F, 0x8B, 0x08)),
          Compression.BZIP2,
              List.of(
                  // A first block, or the end of a file that has none.
                  bytes('B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59),
                  bytes('B', 'Z', 'h', -1, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90)),
          Compression.ZSTD,
              List.of(
                  bytes(0x28, 0xB5, 0x2F, 0xFD),
                  // A frame to be skipped, with which parallel zstd begins.
                  bytes(0x50, 0x2A, 0x4D, 0x18)),
          Compression.LZ4_FRAMES, List.of(bytes(0x04, 0x22, 0x4D, 0x18)),
          Compression.SNAPPY_FRAMES,
              List.of(bytes(0xFF, 0x06, 0x00, 0x00, 's', 'N', 'a', 'P', 'p', 'Y')),
          Compression.XZ, List.of(bytes(0xFD, '7', 'z', 'X', 'Z', 0x00)));

  /** Kinds of file that are not read, by their first bytes. */
  private static final Map<String, byte[]> REFUSED =
      Map.of(
          "a zip archive", bytes('P', 'K', 0x03, 0x04),
          "a 7z archive", bytes('7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
          "a rar archive", bytes('R', 'a', 'r', '!', 0x1A, 0x07),
          "compressed by lzip", bytes('L', 'Z', 'I', 'P', 0x01),
          "compressed by lzop", bytes(0x89, 'L', 'Z', 'O', 0x00),
          "compressed by compress (.Z)", bytes(0x1F, 0x9D),
          "in the old frames of LZ4", bytes(0x02, 0x21, 0x4C, 0x18),
          "in the frames of snappy-java", bytes(0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0x00));

  /** Tables, which are no files of lines. */
  private static final Map<String, byte[]> TABLES =
      Map.of(
          "parquet", bytes('P', 'A', 'R', '1'),
          "orc", bytes('O', 'R', 'C'),
          "avro", bytes('O', 'b', 'j', 0x01));

  /** Ends of names of files that are not read and whose first bytes do not tell. */
  private static final Map<String, String> REFUSED_SUFFIXES =
      Map.of(
          ".br", "compressed by brotli",
          ".zip", "a zip archive",
          ".7z", "a 7z archive",
          ".rar", "a rar archive",
          ".lzma", "compressed by lzma",
          ".lzo", "compressed by lzop",
          ".tar", "a tar archive",
          ".tgz", "a tar archive");

  private static final String REMEDY =
      "unpack it, or compress it by gzip, bzip2, zstd, lz4, snappy, deflate or xz";

  private FileMagic() {}

  /** The compression that first bytes tell. */
  static Optional<Compression> compression(byte[] first) {
    return COMPRESSIONS.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(magic -> begins(first, magic)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Refuses a file that cannot be read as lines.
   *
   * @throws UnreadableFileException if its first bytes, or else its name, say so
   */
  static void requireReadable(String name, byte[] first) throws UnreadableFileException {
    for (Map.Entry<String, byte[]> kind : REFUSED.entrySet()) {
      if (begins(first, kind.getValue())) {
        throw refused(kind.getKey());
      }
    }
    for (Map.Entry<String, byte[]> kind : TABLES.entrySet()) {
      // A text may well begin with the three letters of ORC.
      boolean told = kind.getValue().length > 3 || name.endsWith("." + kind.getKey());
      if (told && begins(first, kind.getValue())) {
        throw new UnreadableFileException(
            "it is %s, no file of lines; say so with --format".formatted(kind.getKey()));
      }
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> kind : REFUSED_SUFFIXES.entrySet()) {
      if (first.length > 0 && lowerCase.endsWith(kind.getKey()) && compression(first).isEmpty()) {
        throw refused(kind.getValue());
      }
    }
  }

  private static UnreadableFileException refused(String kind) {
    return new UnreadableFileException("it is %s, which is not read; %s".formatted(kind, REMEDY));
  }

  /** Whether bytes begin with a pattern, where −1 stands for any byte. */
  private static boolean begins(byte[] first, byte[] magic) {
    if (first.length < magic.length) {
      return false;
    }
    for (int index = 0; index < magic.length; index++) {
      if (magic[index] != first[index] && magic[index] != ANY) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }
}
