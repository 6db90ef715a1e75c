package org.mendlake.ingestion.jobs;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers which topics there are, and which offsets they hold. */
final class KafkaTopics implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final KafkaSettings kafka;
  private final Admin admin;

  KafkaTopics(KafkaSettings kafka) {
    this.kafka = kafka;
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    this.admin = Admin.create(properties);
  }

  /**
   * A partition of a topic with the offsets that the broker holds, {@code [earliest, latest)}.
   *
   * @param topicId UUID: a topic made anew has another
   */
  record Range(String topic, String topicId, int partition, long earliest, long latest) {}

  /** UUID of each of our topics, by name. */
  Map<String, String> ids() {
    Map<String, String> ids = new TreeMap<>();
    described().forEach((topic, description) -> ids.put(topic, description.topicId().toString()));
    return ids;
  }

  /** Every partition of our topics. */
  List<Range> ranges() {
    Map<String, TopicDescription> topics = described();
    List<TopicPartition> partitions =
        topics.values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .toList();
    Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> latest = offsets(partitions, OffsetSpec.latest());
    return partitions.stream()
        .map(
            each ->
                new Range(
                    each.topic(),
                    topics.get(each.topic()).topicId().toString(),
                    each.partition(),
                    earliest.get(each),
                    latest.get(each)))
        .toList();
  }

  private Map<String, TopicDescription> described() {
    Pattern ours = Pattern.compile(kafka.topics().pattern());
    return ask(
        "list the topics",
        () -> {
          List<String> names =
              admin.listTopics().names().get().stream()
                  .filter(topic -> ours.matcher(topic).matches())
                  .sorted()
                  .toList();
          return admin.describeTopics(names).allTopicNames().get();
        });
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        ask("list the offsets", () -> admin.listOffsets(wanted).all().get());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }

  private <T> T ask(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot "
              + what
              + " of Kafka at "
              + kafka.bootstrap()
              + ": "
              + e.getCause().getMessage()
              + "; is the broker up?",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot " + what + " of Kafka: interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
