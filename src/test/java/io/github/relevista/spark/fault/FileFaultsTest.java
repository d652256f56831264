package io.github.relevista.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.ChecksumException;
import org.junit.jupiter.api.Test;

class FileFaultsTest {
  private static final String FILE = "hdfs://host/reviews/a.parquet";

  @Test
  void deletedOrUnreadableFile_isNotCalledDamaged() {
    assertThat(told(new FileNotFoundException("File " + FILE + " does not exist")))
        .isEqualTo(
            "cannot read hdfs://host/reviews/a.parquet: it is not there any more; start the run"
                + " again once nothing moves or deletes its input");
    // Java says so of a file that is there and may not be read.
    assertThat(told(new FileNotFoundException("/reviews/a.parquet (Permission denied)")))
        .isEqualTo(
            "cannot read hdfs://host/reviews/a.parquet: permission denied; ask for the right to"
                + " read it or leave it out");
  }

  @Test
  void staleChecksum_namesTheFileThatHoldsIt() {
    assertThat(told(new ChecksumException("Checksum error: a.parquet at 0 exp: 1 got: 2", 0)))
        .contains("its checksum file hdfs://host/reviews/.a.parquet.crc; delete that one");
  }

  @Test
  void missingCodec_isNamed() {
    assertThat(
            told(new IOException("Class org.apache.hadoop.io.compress.BrotliCodec was not found")))
        .contains("it is compressed by brotli, which is not on the class path");
    assertThat(told(new RuntimeException("native zStandard library not available: ...")))
        .contains("it is compressed by zstandard");
  }

  @Test
  void faultOfTheMachine_isNoFaultOfTheFile() {
    assertThat(told(new IOException(new OutOfMemoryError("Java heap space"))))
        .startsWith("cannot read " + FILE + ": out of memory")
        .doesNotContain("damaged");
  }

  @Test
  void anythingElse_isDamage() {
    assertThat(told(new EOFException("Unexpected end of input\n\tat a.b.C")))
        .isEqualTo(
            "cannot read hdfs://host/reviews/a.parquet: Unexpected end of input at a.b.C; the file"
                + " is damaged or cut short, mend or leave it out");
    assertThat(told(new EOFException())).contains(": EOFException; the file is damaged");
  }

  private static String told(Throwable error) {
    return FileFaults.told(FILE, error);
  }
}
