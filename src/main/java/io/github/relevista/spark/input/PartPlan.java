package io.github.relevista.spark.input;

import io.github.relevista.reading.FileLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;

/**
 * Cuts files into parts and packs small parts together, so that tasks have about as many bytes to
 * read as each other.
 *
 * @param bytes what a task is to read
 */
record PartPlan(long bytes) {
  /**
   * Parts that a core is to have at least, so that at the end none waits long for another's last.
   */
  static final int PARTS_A_CORE = 2;

  private static final long MOST_BYTES = 128L << 20;

  /** Below this a task costs more than what it reads. */
  private static final long LEAST_BYTES = 64L << 10;

  /** What opening a file costs, in bytes that could be read meanwhile. */
  private static final long OPENING = 64L << 10;

  /** A plan for files on so many cores. */
  static PartPlan of(InputFiles files, int cores) {
    long all = files.files().stream().mapToLong(file -> file.getLen() + OPENING).sum();
    long share = all / ((long) PARTS_A_CORE * cores);
    return new PartPlan(Math.max(LEAST_BYTES, Math.min(MOST_BYTES, share)));
  }

  /**
   * The parts of a file: several where lines can be told from any place on.
   *
   * @param settings the place of its row settings among those of the corpus
   */
  List<FilePart> parts(FileStatus file, FileLayout layout, int settings) {
    String uri = FileNames.uri(file.getPath());
    long length = file.getLen();
    if (length == 0) {
      return List.of();
    }
    if (!layout.isSplittable()) {
      return List.of(new FilePart(uri, layout, settings, 0, length, FilePart.ALL));
    }
    List<FilePart> parts = new ArrayList<>();
    for (long begin = layout.begin(); begin < length; begin += bytes) {
      long end = Math.min(length, begin + bytes);
      parts.add(new FilePart(uri, layout, settings, begin, end, FilePart.ALL));
    }
    return parts;
  }

  /** Parts in their order, together as long as they are no more than a task is to read. */
  List<List<FilePart>> packs(List<FilePart> parts) {
    List<List<FilePart>> packs = new ArrayList<>();
    List<FilePart> pack = new ArrayList<>();
    long packed = 0;
    for (FilePart part : parts) {
      long size = part.end() - part.begin() + OPENING;
      if (!pack.isEmpty() && packed + size > bytes + OPENING) {
        packs.add(List.copyOf(pack));
        pack.clear();
        packed = 0;
      }
      pack.add(part);
      packed += size;
    }
    packs.add(List.copyOf(pack));
    return List.copyOf(packs);
  }
}
