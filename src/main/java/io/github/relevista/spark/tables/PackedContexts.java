package io.github.relevista.spark.tables;

import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The contexts of a term as bytes: on their way to the table they come and go, and those that stay
 * are rows early enough. Of each, one after the other: for which kinds it was kept (a bit each),
 * how many bytes follow, then its values, texts in UTF-8 behind their lengths.
 */
public final class PackedContexts {
  /** The column of the bytes. */
  public static final String CONTEXTS = "contexts";

  private static final int NO_PLACE = -1;

  private PackedContexts() {}

  /**
   * Packs.
   *
   * @param kept by kind, null behind the last of each; null where there is none: [kinds][contexts]
   */
  public static byte[] of(Context[][] kept) {
    Packing packing = new Packing();
    for (int kind = 0; kind < kept.length; kind++) {
      for (int index = 0; kept[kind] != null && index < kept[kind].length; index++) {
        Context context = kept[kind][index];
        if (context != null && !isAmong(context, kept, kind)) {
          packing.add(context, kinds(context, kept, kind));
        }
      }
    }
    return packing.bytes();
  }

  /** Packs a context that was kept for one reason. */
  static byte[] of(Context context, ContextKind kind) {
    Packing packing = new Packing();
    packing.add(context, bit(kind.ordinal()));
    return packing.bytes();
  }

  private static int bit(int kind) {
    return 1 << kind;
  }

  /** Whether a context was kept for one of the first kinds. */
  private static boolean isAmong(Context context, Context[][] kept, int kinds) {
    for (int kind = 0; kind < kinds; kind++) {
      if (holds(kept[kind], context)) {
        return true;
      }
    }
    return false;
  }

  private static int kinds(Context context, Context[][] kept, int from) {
    int kinds = 0;
    for (int kind = from; kind < kept.length; kind++) {
      kinds |= holds(kept[kind], context) ? bit(kind) : 0;
    }
    return kinds;
  }

  private static boolean holds(Context[] contexts, Context context) {
    for (int index = 0; contexts != null && index < contexts.length; index++) {
      if (contexts[index] == context) {
        return true;
      }
    }
    return false;
  }

  private static final class Packing {
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    void add(Context context, int kinds) {
      room(Byte.BYTES + Integer.BYTES + Float.BYTES + Long.BYTES).put((byte) kinds);
      int length = buffer.position();
      buffer.putInt(0).putFloat(context.relevance()).putLong(context.draw());
      text(context.key());
      room(5 * Integer.BYTES)
          .putInt(context.sentence())
          .putInt(context.begin() == null ? NO_PLACE : context.begin())
          .putInt(context.end() == null ? NO_PLACE : context.end())
          .putInt(context.focus())
          .putInt(context.words().length);
      for (String word : context.words()) {
        text(word);
      }
      room(Float.BYTES * context.relevances().length);
      for (float relevance : context.relevances()) {
        buffer.putFloat(relevance);
      }
      buffer.putInt(length, buffer.position() - length - Integer.BYTES);
    }

    private void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
      if (buffer.remaining() < bytes) {
        int wanted = Math.addExact(buffer.position(), bytes);
        byte[] larger = Arrays.copyOf(buffer.array(), wanted + wanted / 2);
        buffer = ByteBuffer.wrap(larger).position(buffer.position());
      }
      return buffer;
    }

    byte[] bytes() {
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }

  /** Takes packed contexts without unpacking them. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param kinds for which kinds it was kept: a bit each, that of the first kind the lowest
     * @param at where the rest of it lies, for {@link #at}
     */
    void context(int kinds, float relevance, long draw, int at);
  }

  /** Visits all contexts. */
  static void forEach(byte[] packed, Visitor visitor) {
    ByteBuffer buffer = ByteBuffer.wrap(packed);
    while (buffer.hasRemaining()) {
      int kinds = buffer.get();
      int next = buffer.getInt();
      int at = buffer.position();
      next += at;
      visitor.context(kinds, buffer.getFloat(), buffer.getLong(), at);
      buffer.position(next);
    }
  }

  /** Unpacks a context. */
  static Context at(byte[] packed, int at) {
    ByteBuffer buffer = ByteBuffer.wrap(packed).position(at);
    float relevance = buffer.getFloat();
    long draw = buffer.getLong();
    String key = text(buffer);
    int sentence = buffer.getInt();
    int begin = buffer.getInt();
    int end = buffer.getInt();
    int focus = buffer.getInt();
    String[] words = new String[buffer.getInt()];
    for (int index = 0; index < words.length; index++) {
      words[index] = text(buffer);
    }
    float[] relevances = new float[words.length];
    for (int index = 0; index < words.length; index++) {
      relevances[index] = buffer.getFloat();
    }
    return new Context(
        relevance, draw, key, sentence, place(begin), place(end), words, relevances, focus);
  }

  private static Integer place(int place) {
    return place == NO_PLACE ? null : place;
  }

  private static String text(ByteBuffer buffer) {
    int length = buffer.getInt();
    String text = new String(buffer.array(), buffer.position(), length, StandardCharsets.UTF_8);
    buffer.position(buffer.position() + length);
    return text;
  }
}
