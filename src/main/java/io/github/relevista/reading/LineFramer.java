package io.github.relevista.reading;

/** A record is a line: what stands before a line feed, or before the end of the stream. */
final class LineFramer extends Framer {
  @Override
  Found find(byte[] bytes, int begin, int end, boolean isLast) {
    int lineFeed = lineFeed(bytes, begin, end);
    if (lineFeed >= 0) {
      return record(begin, lineFeed, lineFeed + 1);
    }
    if (!isLast) {
      return Found.MORE;
    }
    return begin == end ? Found.NONE : record(begin, end, end);
  }
}
