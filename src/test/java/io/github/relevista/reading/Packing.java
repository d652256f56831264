package io.github.relevista.reading;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Writes what {@link Compression} reads. */
public final class Packing {
  private Packing() {}

  /** A file of one member or frame. */
  public static byte[] pack(Compression compression, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    if (compression == Compression.LZ4_BLOCKS || compression == Compression.SNAPPY_BLOCKS) {
      writeBlock(compression, content, packed);
      return packed.toByteArray();
    }
    try (OutputStream out = open(compression, packed, content.length)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** The usual end of names of such files. */
  public static String suffix(Compression compression) {
    return switch (compression) {
      case NONE -> "";
      case GZIP -> ".gz";
      case BZIP2 -> ".bz2";
      case ZSTD -> ".zst";
      case LZ4_FRAMES, LZ4_BLOCKS -> ".lz4";
      case SNAPPY_FRAMES, SNAPPY_BLOCKS -> ".snappy";
      case DEFLATE -> ".deflate";
      case XZ -> ".xz";
    };
  }

  private static OutputStream open(Compression compression, OutputStream out, int length)
      throws IOException {
    return switch (compression) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out);
      case ZSTD -> new ZstdOutputStream(out);
      case LZ4_FRAMES -> new FramedLZ4CompressorOutputStream(out);
      case SNAPPY_FRAMES -> new FramedSnappyCompressorOutputStream(out);
      case DEFLATE -> new DeflaterOutputStream(out);
      case XZ -> new XZCompressorOutputStream(out, 0);
      case LZ4_BLOCKS, SNAPPY_BLOCKS ->
          throw new IllegalArgumentException("blocks of %d bytes".formatted(length));
    };
  }

  /** A block of two chunks, as Hadoop writes what is longer than its buffer. */
  private static void writeBlock(Compression compression, byte[] content, OutputStream packed)
      throws IOException {
    DataOutputStream out = new DataOutputStream(packed);
    if (content.length == 0) {
      return;
    }
    out.writeInt(content.length);
    int half = content.length / 2;
    for (int[] range : new int[][] {{0, half}, {half, content.length}}) {
      int length = range[1] - range[0];
      if (length == 0) {
        continue;
      }
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      try (OutputStream raw =
          compression == Compression.LZ4_BLOCKS
              ? new BlockLZ4CompressorOutputStream(chunk)
              : new SnappyCompressorOutputStream(chunk, length)) {
        raw.write(content, range[0], length);
      }
      out.writeInt(chunk.size());
      chunk.writeTo(out);
    }
  }
}
