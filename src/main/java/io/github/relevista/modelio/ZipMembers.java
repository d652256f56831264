package io.github.relevista.modelio;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What the readers of zipped weights ask of the members of a zip. */
final class ZipMembers {
  /** How many bytes a compressed byte can stand for at most in a zip: a limit of deflate. */
  private static final long DEFLATE_LIMIT = 1_032;

  private ZipMembers() {}

  /** Whether the compressed bytes of a member can hold so many. */
  static boolean canHold(ZipEntry entry, long bytes) {
    return bytes / DEFLATE_LIMIT <= entry.getCompressedSize();
  }

  /**
   * All bytes of a member whose size has been checked.
   *
   * @param place what the member is, for people
   * @throws InvalidModelException if its bytes are not those that its checksum was made of
   */
  static byte[] bytes(ModelFile file, ZipFile zip, ZipEntry entry, String place)
      throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      byte[] bytes = in.readNBytes(Math.toIntExact(entry.getSize()));
      if (bytes.length < entry.getSize()
          || in.read() >= 0
          || in.getChecksum().getValue() != entry.getCrc()) {
        throw file.refused("%s: its checksum is not that of its bytes; copy the file again", place);
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw file.refused("%s: is damaged (%s); copy the file again", place, e.getMessage());
    }
  }
}
