package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Something done to the bytes between two parts. */
final class EdgeDisturbed implements Injection {
  private static final Duration UNTIL_SOMETHING_COMES = Duration.ofSeconds(25);

  private final Edge edge;
  private final TcpProxy proxy;
  private final Disturbance disturbance;
  private final Duration lasts;
  private TcpProxy.Traffic before = new TcpProxy.Traffic(0, 0, 0, 0);
  private TcpProxy.Traffic done = before;

  EdgeDisturbed(Edge edge, TcpProxy proxy, Disturbance disturbance, Duration lasts) {
    this.edge = edge;
    this.proxy = proxy;
    this.disturbance = disturbance;
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return edge.wireName();
  }

  @Override
  public void begin() {
    before = proxy.traffic();
    proxy.become(disturbance);
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() throws InterruptedException {
    Eventually.comesTrue(UNTIL_SOMETHING_COMES, () -> shows().test(proxy.traffic().since(before)));
    done = proxy.traffic().since(before);
    proxy.become(new Disturbance.None());
  }

  private Predicate<TcpProxy.Traffic> shows() {
    return switch (disturbance) {
      case Disturbance.BlackHole hole -> traffic -> traffic.blocked() > 0;
      case Disturbance.Slow slow -> traffic -> traffic.delayed() > 0;
      case Disturbance.Reset reset -> traffic -> traffic.reset() > 0;
      case Disturbance.Refuse refuse -> traffic -> traffic.reset() > 0;
      case Disturbance.Cut cut -> traffic -> traffic.reset() > 0;
      case Disturbance.None none -> traffic -> false;
    };
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of(
            "how", disturbance.toString(),
            "blocked", done.blocked() + " bytes",
            "delayed", done.delayed() + " bytes",
            "reset", done.reset() + " connections"),
        shows().test(done));
  }
}
