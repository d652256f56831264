package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The formats of files that are tables, and how each says what it holds. */
enum TableFormat {
  /** Footers tell the schema and the number of rows. */
  PARQUET("parquet", "Parquet") {
    @Override
    TableHead head(FileStatus file, Configuration hadoop) throws IOException {
      // With its own options the library would read all files of Hadoop's settings for every file.
      try (ParquetFileReader reader =
          ParquetFileReader.open(
              HadoopInputFile.fromStatus(file, hadoop),
              HadoopReadOptions.builder(hadoop).build())) {
        MessageType schema = reader.getFooter().getFileMetaData().getSchema();
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        return new TableHead(schema.toString(), names, reader.getRecordCount());
      }
    }
  },
  /** Footers tell the schema and the number of rows. */
  ORC("orc", "ORC") {
    @Override
    TableHead head(FileStatus file, Configuration hadoop) throws IOException {
      try (Reader reader = OrcFile.createReader(file.getPath(), OrcFile.readerOptions(hadoop))) {
        TypeDescription schema = reader.getSchema();
        return new TableHead(schema.toString(), schema.getFieldNames(), reader.getNumberOfRows());
      }
    }
  },
  /** The header tells the schema, every block the number of its rows. */
  AVRO("avro", "Avro") {
    @Override
    TableHead head(FileStatus file, Configuration hadoop) throws IOException {
      Path path = file.getPath();
      try (DataFileReader<GenericRecord> reader =
          new DataFileReader<>(new FsInput(path, hadoop), new GenericDatumReader<>())) {
        long rows = 0;
        while (reader.hasNext()) {
          rows += reader.getBlockCount();
          reader.nextBlock();
        }
        Schema schema = reader.getSchema();
        List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
        return new TableHead(schema.toString(), names, rows);
      }
    }
  };

  private final String sparkName;
  private final String title;

  TableFormat(String sparkName, String title) {
    this.sparkName = sparkName;
    this.title = title;
  }

  /** The table format of a file format that is one. */
  static TableFormat of(RowFormat format) {
    return valueOf(format.name());
  }

  /** What people call the format. */
  String title() {
    return title;
  }

  /** The same as a format of inputs. */
  RowFormat rowFormat() {
    return RowFormat.valueOf(name());
  }

  /** What Spark calls the format. */
  String sparkName() {
    return sparkName;
  }

  /**
   * What a file says of itself, without its rows.
   *
   * @throws IOException if it is damaged or of another format
   */
  abstract TableHead head(FileStatus file, Configuration hadoop) throws IOException;
}
