package io.github.relevista.modelio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * UTF-8 without replacement characters: what is malformed is refused, by its line where it has one.
 */
final class Utf8 {
  private static final byte LINE_FEED = '\n';

  private Utf8() {}

  /**
   * @throws CharacterCodingException if the bytes are no UTF-8
   */
  static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * The lines of a file, split at line feeds alone: every other character, a carriage return among
   * them, belongs to its line. A line feed at the end of the file ends its last line.
   *
   * @throws InvalidModelException if a line is no UTF-8
   */
  static List<String> lines(ModelFile file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (begin < bytes.length) {
      int end = begin;
      while (end < bytes.length && bytes[end] != LINE_FEED) {
        end++;
      }
      try {
        lines.add(decoder.decode(ByteBuffer.wrap(bytes, begin, end - begin)).toString());
      } catch (CharacterCodingException e) {
        throw file.refused("line %d is not UTF-8; save the file as UTF-8", lines.size() + 1);
      }
      begin = end + 1;
    }
    return lines;
  }

  /**
   * The bytes of a file of these lines, a line feed after each.
   *
   * @throws IllegalArgumentException if a line holds a line feed or half a surrogate pair, which no
   *     reader would give back
   */
  static byte[] ofLines(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      if (line.indexOf(LINE_FEED) >= 0) {
        throw new IllegalArgumentException("a line feed cannot stand in the line '" + line + "'");
      }
      try {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
        bytes.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
        bytes.write(LINE_FEED);
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException("half a surrogate pair stands in '" + line + "'", e);
      }
    }
    return bytes.toByteArray();
  }
}
