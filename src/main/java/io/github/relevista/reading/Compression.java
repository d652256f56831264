package io.github.relevista.reading;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * How files are compressed. The first bytes of a file tell, whatever its name; where they do not,
 * the end of its name does. Everything that may stand in one file one after the other (members of
 * gzip, frames of zstd and LZ4, streams of bzip2 and xz) is read to the end.
 */
public enum Compression {
  /** None: the bytes are the content. */
  NONE {
    @Override
    InputStream reader(InputStream in) {
      return in;
    }
  },
  /** RFC 1952. */
  GZIP("gz", "gzip") {
    @Override
    InputStream reader(InputStream in) throws IOException {
      // Not java.util.zip's: it takes a stream that has no byte at hand for one at its end, and so
      // loses what follows the first member.
      return GzipCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  /** The format of bzip2. */
  BZIP2("bz2", "bzip2") {
    @Override
    InputStream reader(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }
  },
  /** RFC 8878. */
  ZSTD("zst", "zstd") {
    @Override
    InputStream reader(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }
  },
  /** Frames of LZ4, as the program lz4 writes them. */
  LZ4_FRAMES {
    @Override
    InputStream reader(InputStream in) throws IOException {
      return new FramedLZ4CompressorInputStream(in, true);
    }
  },
  /** Blocks of LZ4, as Hadoop's codec writes them; files called {@code .lz4} that are no frames. */
  LZ4_BLOCKS("lz4") {
    @Override
    InputStream reader(InputStream in) {
      return new HadoopBlocks(in, chunk -> new BlockLZ4CompressorInputStream(chunk));
    }
  },
  /** Frames of Snappy. */
  SNAPPY_FRAMES("sz") {
    @Override
    InputStream reader(InputStream in) throws IOException {
      return new FramedSnappyCompressorInputStream(in);
    }
  },
  /** Blocks of Snappy, as Hadoop's codec writes them; files called so that are no frames. */
  SNAPPY_BLOCKS("snappy") {
    @Override
    InputStream reader(InputStream in) {
      return new HadoopBlocks(in, chunk -> new SnappyCompressorInputStream(chunk));
    }
  },
  /** RFC 1950, which Hadoop calls deflate. */
  DEFLATE("deflate", "zlib", "zz") {
    @Override
    InputStream reader(InputStream in) {
      return new InflaterInputStream(in);
    }
  },
  /** The format of xz. */
  XZ("xz") {
    @Override
    InputStream reader(InputStream in) throws IOException {
      return XZCompressorInputStream.builder()
          .setInputStream(in)
          .setDecompressConcatenated(true)
          .get();
    }
  };

  private static final int BUFFER_BYTES = 1 << 16;

  /** As many first bytes as any kind of file needs to be told. */
  private static final int MAGIC_BYTES = 10;

  private final List<String> suffixes;

  Compression(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** Opens what was compressed. */
  abstract InputStream reader(InputStream in) throws IOException;

  /**
   * Opens a file.
   *
   * @param name the file's name or path, by whose end a compression is told that the content does
   *     not tell
   * @param raw the file's bytes; closed with what is returned, or when this throws
   * @throws UnreadableFileException if the file is of a kind that is not read; the message names it
   * @throws IOException if the bytes are not what their beginning or the name says
   */
  public static Unpacked open(String name, InputStream raw) throws IOException {
    try {
      BufferedInputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
      in.mark(MAGIC_BYTES);
      byte[] first = in.readNBytes(MAGIC_BYTES);
      in.reset();
      Compression compression = first.length == 0 ? NONE : of(name, first);
      return new Unpacked(
          compression,
          compression == NONE ? in : new WholeStream(compression, opened(compression, in)));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream opened(Compression compression, InputStream in) throws IOException {
    try {
      return compression.reader(in);
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException | RuntimeException damaged) {
      throw WholeStream.damaged(compression, damaged);
    }
  }

  /**
   * An open file.
   *
   * @param compression how it is compressed
   * @param content its content
   */
  public record Unpacked(Compression compression, InputStream content) {}

  /**
   * How a file is compressed.
   *
   * @param name its name or path
   * @param first its first bytes, {@value #MAGIC_BYTES} where it has so many
   * @throws UnreadableFileException if files of this kind are not read
   */
  static Compression of(String name, byte[] first) throws UnreadableFileException {
    FileMagic.requireReadable(name, first);
    Optional<Compression> told = FileMagic.compression(first);
    return told.orElseGet(() -> ofName(name));
  }

  /** The compression that the end of a name tells, {@link #NONE} where it tells none. */
  static Compression ofName(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      for (String suffix : compression.suffixes) {
        if (lowerCase.endsWith("." + suffix)) {
          return compression;
        }
      }
    }
    return NONE;
  }
}
