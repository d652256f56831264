package io.github.relevista.sampledata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** A good row of the sample data; its fields are those of the files. */
record SampleReview(
    String id, LocalDate date, String category, int stars, String title, String text)
    implements SampleRow {
  private static final JsonFactory JSON = new JsonFactory();

  /** One JSON object on one line, in UTF-8. */
  @Override
  public byte[] line() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeStringField("date", date.toString());
      json.writeStringField("category", category);
      json.writeNumberField("stars", stars);
      json.writeStringField("title", title);
      json.writeStringField("text", text);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
