package io.github.relevista.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A graph in the format of ONNX, node by node. Field numbers are those of {@code onnx.proto}
 * (github.com/onnx/onnx), which names every message used here.
 */
final class OnnxGraph {
  /** Data types of TensorProto. */
  enum ElementType {
    FLOAT(1),
    INT32(6),
    INT64(7);

    private final int number;

    ElementType(int number) {
      this.number = number;
    }
  }

  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 14;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_INTS = 7;

  private final ProtobufMessage graph = new ProtobufMessage().text(2, "classifier");

  /** An attribute of a node: AttributeProto. */
  record Attribute(ProtobufMessage message) {
    static Attribute of(String name, long value) {
      return new Attribute(named(name, ATTRIBUTE_INT).number(3, value));
    }

    static Attribute of(String name, String value) {
      return new Attribute(named(name, ATTRIBUTE_STRING).text(4, value));
    }

    static Attribute of(String name, long... values) {
      ProtobufMessage message = named(name, ATTRIBUTE_INTS);
      for (long value : values) {
        message.number(8, value);
      }
      return new Attribute(message);
    }

    private static ProtobufMessage named(String name, int type) {
      return new ProtobufMessage().text(1, name).number(20, type);
    }
  }

  /** Adds a node: NodeProto. An empty name of an input or output leaves it out. */
  OnnxGraph node(String operator, String[] inputs, String[] outputs, Attribute... attributes) {
    ProtobufMessage node = new ProtobufMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    node.text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    graph.message(1, node);
    return this;
  }

  /** Adds a constant of floats: TensorProto. */
  OnnxGraph constant(String name, float[] values, long... shape) {
    byte[] raw = new byte[values.length * Float.BYTES];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(name, ElementType.FLOAT, raw, shape);
  }

  /** Adds a constant of whole numbers: TensorProto. */
  OnnxGraph constant(String name, long[] values, long... shape) {
    byte[] raw = new byte[values.length * Long.BYTES];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return constant(name, ElementType.INT64, raw, shape);
  }

  private OnnxGraph constant(String name, ElementType type, byte[] raw, long... shape) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (long dimension : shape) {
      tensor.number(1, dimension);
    }
    graph.message(5, tensor.number(2, type.number).text(8, name).bytes(9, raw));
    return this;
  }

  /** Adds an input whose dimensions have names. */
  OnnxGraph input(String name, ElementType type, String... dimensions) {
    graph.message(11, value(name, type, dimensions));
    return this;
  }

  /** Adds an output whose dimensions have names. */
  OnnxGraph output(String name, ElementType type, String... dimensions) {
    graph.message(12, value(name, type, dimensions));
    return this;
  }

  /** ValueInfoProto. */
  private static ProtobufMessage value(String name, ElementType type, String... dimensions) {
    ProtobufMessage shape = new ProtobufMessage();
    for (String dimension : dimensions) {
      shape.message(1, new ProtobufMessage().text(2, dimension));
    }
    ProtobufMessage tensor = new ProtobufMessage().number(1, type.number).message(2, shape);
    return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
  }

  /** The graph as a model: ModelProto. */
  byte[] toModel() {
    return new ProtobufMessage()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new ProtobufMessage().text(1, "").number(2, OPERATOR_SET))
        .toBytes();
  }
}
