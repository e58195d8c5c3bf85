package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Parts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** Partitions change hands: a replica leaves and comes back, or its membership is taken away. */
final class GroupRebalanced implements Injection {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Broker broker;
  private final Parts parts;
  private final String service;
  private final boolean evicted;
  private Map<String, String> before = Map.of();
  private Map<String, String> during = Map.of();
  private Map<String, String> after = Map.of();
  private boolean back;

  /**
   * @param evicted whether members are sent away while their process lives on
   */
  GroupRebalanced(Broker broker, Parts parts, String service, boolean evicted) {
    this.broker = broker;
    this.parts = parts;
    this.service = service;
    this.evicted = evicted;
  }

  @Override
  public String target() {
    return service + (evicted ? " members sent away" : "-1 leaves and comes back");
  }

  @Override
  public void begin() throws Exception {
    before = assignment();
    if (before.keySet().stream().noneMatch(GroupRebalanced::second)) {
      throw new NotThere("the second member of " + service);
    }
    if (!evicted) {
      parts.stop(service + "-1");
    }
    // A static member that stops is waited for; sent away, its partitions move at once.
    var members =
        instances().stream().filter(GroupRebalanced::second).map(MemberToRemove::new).toList();
    try (var admin = broker.admin()) {
      admin
          .removeMembersFromConsumerGroup(
              service, new RemoveMembersFromConsumerGroupOptions(members))
          .all()
          .get(15, TimeUnit.SECONDS);
    }
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void end() throws Exception {
    Eventually.comesTrue(PATIENCE, () -> !assignment().equals(before));
    during = assignment();
    if (!evicted) {
      parts.start(service + "-1");
    }
    back = Eventually.comesTrue(PATIENCE, this::cameBack);
    after = assignment();
  }

  private List<String> instances() throws Exception {
    try (var admin = broker.admin()) {
      return admin
          .describeConsumerGroups(List.of(service))
          .all()
          .get(15, TimeUnit.SECONDS)
          .get(service)
          .members()
          .stream()
          .flatMap(each -> each.groupInstanceId().stream())
          .toList();
    }
  }

  /** Who is a member and how many partitions it has; a member that comes again has another id. */
  private Map<String, String> assignment() throws Exception {
    try (var admin = broker.admin()) {
      var members = new TreeMap<String, String>();
      admin
          .describeConsumerGroups(List.of(service))
          .all()
          .get(15, TimeUnit.SECONDS)
          .get(service)
          .members()
          .forEach(
              each ->
                  members.put(
                      each.groupInstanceId().orElse(each.consumerId()),
                      each.consumerId() + ":" + each.assignment().topicPartitions().size()));
      return members;
    }
  }

  /** Who was sent away is a member again, under another id. */
  private boolean cameBack() throws Exception {
    var now = assignment();
    return before.keySet().stream()
        .filter(GroupRebalanced::second)
        .allMatch(each -> now.containsKey(each) && !now.get(each).equals(before.get(each)));
  }

  private static boolean second(String member) {
    return member.endsWith("-1");
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of("before", before.toString(), "during", during.toString(), "after", after.toString()),
        !before.isEmpty() && back);
  }
}
