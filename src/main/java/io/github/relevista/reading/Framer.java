package io.github.relevista.reading;

/** Finds where records begin and end among bytes. For one stream, in its order. */
abstract class Framer {
  /** What was found. */
  enum Found {
    /** A record, whose place the accessors tell. */
    RECORD,
    /** Not enough bytes to tell. */
    MORE,
    /** No record up to the end of the stream. */
    NONE
  }

  private int contentBegin;
  private int contentEnd;
  private int next;

  /**
   * Looks for the next record in bytes[begin, end).
   *
   * @param isLast whether the stream ends there; then the answer is not {@link Found#MORE}
   */
  abstract Found find(byte[] bytes, int begin, int end, boolean isLast);

  /** Notes the place of a record. */
  final Found record(int begin, int end, int following) {
    contentBegin = begin;
    contentEnd = end;
    next = following;
    return Found.RECORD;
  }

  /** Where the record begins. */
  final int contentBegin() {
    return contentBegin;
  }

  /** Behind the record's last byte. */
  final int contentEnd() {
    return contentEnd;
  }

  /** Where the search goes on: behind what separates the record from the next. */
  final int next() {
    return next;
  }

  /** Number of line feeds in bytes[begin, end). */
  static int lineFeeds(byte[] bytes, int begin, int end) {
    int count = 0;
    for (int at = begin; at < end; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Where the next line feed stands in bytes[begin, end), or −1. */
  static int lineFeed(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
