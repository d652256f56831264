package io.github.relevista.spark.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/**
 * Servers of this JVM, on the loopback address, and Hadoop's clients of them: each started by the
 * first who asks, and there until the JVM ends, since starting takes longer than most tests.
 */
final class FileServers {
  private static final String BUCKET = "relevista";
  private static final String IDENTITY = "tests";
  private static final String CREDENTIAL = "of-no-value";

  private FileServers() {}

  /** A name node and a data node. */
  static FileSystem hdfs() {
    return Hdfs.FILES;
  }

  /** A server that speaks S3 and keeps objects in memory, by Hadoop's client {@code s3a}. */
  static FileSystem s3() {
    return S3.FILES;
  }

  /**
   * Puts objects where the server that speaks S3 has its own, past the server: to have there what
   * no test is about costs several requests for each of them otherwise.
   */
  static void putObjects(Map<String, byte[]> objects) {
    BlobStore store = S3.STORE;
    objects.forEach(
        (name, content) -> store.putBlob(BUCKET, store.blobBuilder(name).payload(content).build()));
  }

  /**
   * The objects that the server has, as {@link #putObjects} puts them.
   *
   * @param prefix what their names begin with
   */
  static Map<String, byte[]> objects(String prefix) throws IOException {
    Map<String, byte[]> objects = new TreeMap<>();
    for (StorageMetadata object :
        S3.STORE.list(BUCKET, ListContainerOptions.Builder.prefix(prefix).recursive())) {
      // Hadoop marks folders by objects whose names end so.
      if (!object.getName().endsWith("/")) {
        try (InputStream content =
            S3.STORE.getBlob(BUCKET, object.getName()).getPayload().openStream()) {
          objects.put(object.getName(), content.readAllBytes());
        }
      }
    }
    return objects;
  }

  private static final class Hdfs {
    static final FileSystem FILES = start();

    private static FileSystem start() {
      try {
        // Nothing here has to outlive a machine that loses power.
        EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
        Configuration hadoop = new Configuration();
        // A client that closes a file asks again until the name node knows of its last block, which
        // takes a millisecond here: by default after 400 ms, twice that, and so on.
        hadoop.setInt(HdfsClientConfigKeys.BlockWrite.LOCATEFOLLOWINGBLOCK_INITIAL_DELAY_MS_KEY, 2);
        hadoop.setInt(HdfsClientConfigKeys.BlockWrite.LOCATEFOLLOWINGBLOCK_RETRIES_KEY, 14);
        Path directory = Files.createTempDirectory("hdfs");
        hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(hadoop).numDataNodes(1).build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
        return cluster.getFileSystem();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class S3 {
    static final BlobStore STORE =
        // Not by name: jclouds would then load every back end that the server lists.
        ContextBuilder.newBuilder(new TransientApiMetadata())
            .credentials(IDENTITY, CREDENTIAL)
            .build(BlobStoreContext.class)
            .getBlobStore();
    static final FileSystem FILES = start();

    private static FileSystem start() {
      try {
        STORE.createContainerInLocation(null, BUCKET);
        S3Proxy server =
            S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
                .blobStore(STORE)
                .build();
        server.setBlobStoreLocator((identity, container, blob) -> Map.entry(CREDENTIAL, STORE));
        server.start();
        Configuration hadoop = new Configuration();
        hadoop.set("fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort());
        hadoop.set("fs.s3a.endpoint.region", "us-east-1");
        hadoop.set("fs.s3a.access.key", IDENTITY);
        hadoop.set("fs.s3a.secret.key", CREDENTIAL);
        hadoop.set(
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        hadoop.setBoolean("fs.s3a.path.style.access", true);
        hadoop.setBoolean("fs.s3a.connection.ssl.enabled", false);
        hadoop.setInt("fs.s3a.attempts.maximum", 1);
        hadoop.setInt("fs.s3a.retry.limit", 1);
        return FileSystem.newInstance(URI.create("s3a://" + BUCKET + "/"), hadoop);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Not the cluster's own end, which wants to come before that of the JVM. */
  private static void delete(Path directory) {
    FileUtil.fullyDelete(directory.toFile());
  }
}
