package org.mendlake.ingestion.producing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mendlake.ingestion.RecordHeaders;

/**
 * Sends records to Kafka: idempotent, acknowledged by all replicas, with the recording time as
 * timestamp. A topic that is missing is made to keep its records forever: retention goes by the
 * records' own timestamps and would delete imported history at once.
 */
public final class EventProducer implements EventSink {
  private static final int WAIT_SECONDS = 30;
  private static final String TEN_YEARS_IN_MS = "315360000000";
  private final ProducerSettings settings;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Set<String> topics = new HashSet<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** Connects when the first record is sent. */
  public EventProducer(ProducerSettings settings) {
    this.settings = settings;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // In a topic just made the first batch may be refused for a moment; were a second
                // one
                // under way, the broker would take that first and refuse the first for ever.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                WAIT_SECONDS * 1000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void send(OutgoingRecord record) {
    if (topics.add(record.topic())) {
      ensureTopic(record.topic());
    }
    throwIfFailed();
    byte[] key = record.key().map(k -> k.getBytes(UTF_8)).orElse(null);
    var message =
        new ProducerRecord<>(record.topic(), null, record.recordedAt(), key, record.value());
    record
        .file()
        .ifPresent(file -> message.headers().add(RecordHeaders.FILE, file.getBytes(UTF_8)));
    record
        .line()
        .ifPresent(
            line -> message.headers().add(RecordHeaders.LINE, Long.toString(line).getBytes(UTF_8)));
    record
        .unmapped()
        .ifPresent(why -> message.headers().add(RecordHeaders.UNMAPPED, why.getBytes(UTF_8)));
    try {
      // The callback hears what the future would tell.
      var unused =
          producer.send(
              message,
              (stored, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
    } catch (org.apache.kafka.common.KafkaException e) {
      throw failed(e);
    }
  }

  @Override
  public void flush() {
    producer.flush();
    throwIfFailed();
  }

  private void throwIfFailed() {
    if (failure.get() != null) {
      throw failed(failure.get());
    }
  }

  private SendException failed(Exception cause) {
    return new SendException(
        "Cannot send to Kafka at "
            + settings.bootstrap()
            + ": "
            + cause.getMessage()
            + "; what was not stored is noted and sent again by the next import",
        cause);
  }

  private void ensureTopic(String topic) {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            WAIT_SECONDS * 1000);
    try (Admin admin = Admin.create(client)) {
      if (admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS).contains(topic)) {
        return;
      }
      NewTopic made =
          new NewTopic(topic, settings.partitions(), settings.replicas())
              .configs(
                  Map.of(
                      TopicConfig.RETENTION_MS_CONFIG, "-1",
                      TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                      TopicConfig.SEGMENT_MS_CONFIG, TEN_YEARS_IN_MS,
                      TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"));
      admin.createTopics(List.of(made)).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw noTopic(topic, e);
      }
    } catch (TimeoutException e) {
      throw noTopic(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw noTopic(topic, e);
    }
  }

  private SendException noTopic(String topic, Exception cause) {
    topics.remove(topic);
    return new SendException(
        "Cannot prepare topic "
            + topic
            + " on Kafka at "
            + settings.bootstrap()
            + ": no answer within "
            + WAIT_SECONDS
            + " seconds, or a refusal; is the broker up?",
        cause);
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(WAIT_SECONDS));
  }
}
