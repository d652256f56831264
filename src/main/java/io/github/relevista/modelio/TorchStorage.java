package io.github.relevista.modelio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * A storage of torch: numbers of one type, of which tensors are views.
 *
 * @param type the type of its numbers
 * @param key the name of its member in the archive
 * @param elements how many numbers it says that it has, 0 or more
 */
record TorchStorage(Type type, String key, long elements) {

  /** The types of storages, under the names of torch's classes. */
  enum Type {
    DOUBLE("DoubleStorage", Double.BYTES, (bytes, at) -> bytes.getDouble(at)),
    FLOAT("FloatStorage", Float.BYTES, (bytes, at) -> bytes.getFloat(at)),
    HALF("HalfStorage", Short.BYTES, (bytes, at) -> HalfFloat.decode(bytes.getShort(at))),
    BFLOAT16(
        "BFloat16Storage",
        Short.BYTES,
        (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE)),
    LONG("LongStorage", Long.BYTES, (bytes, at) -> bytes.getLong(at)),
    INT("IntStorage", Integer.BYTES, (bytes, at) -> bytes.getInt(at)),
    SHORT("ShortStorage", Short.BYTES, (bytes, at) -> bytes.getShort(at)),
    CHAR("CharStorage", Byte.BYTES, (bytes, at) -> bytes.get(at)),
    BYTE("ByteStorage", Byte.BYTES, (bytes, at) -> Byte.toUnsignedInt(bytes.get(at))),
    BOOL("BoolStorage", Byte.BYTES, (bytes, at) -> bytes.get(at));

    private final String className;
    private final int bytes;
    private final ToDoubleBiFunction<ByteBuffer, Integer> number;

    Type(String className, int bytes, ToDoubleBiFunction<ByteBuffer, Integer> number) {
      this.className = className;
      this.bytes = bytes;
      this.number = number;
    }

    static Optional<Type> of(String className) {
      return Arrays.stream(values()).filter(type -> type.className.equals(className)).findFirst();
    }

    /** The number of an index, as the nearest float. */
    float at(ByteBuffer numbers, int index) {
      return (float) number.applyAsDouble(numbers, index * bytes);
    }
  }

  /** Its size, or {@link Long#MAX_VALUE} where that is beyond counting. */
  long bytes() {
    return elements > Long.MAX_VALUE / type.bytes ? Long.MAX_VALUE : elements * type.bytes;
  }
}
