package afterglow.booking.outbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
  @Test
  void refusesForGoodWhatNoBrokerCouldEverTake() {
    assertTrue(OutboxRelay.isForGood(new RecordTooLargeException()));
    assertTrue(OutboxRelay.isForGood(new SerializationException()));
    assertTrue(OutboxRelay.isForGood(new InvalidRecordException("no key")));
  }

  @Test
  void triesAgainWhatGoesAwayOnceItsCauseIsMended() {
    assertFalse(OutboxRelay.isForGood(new TopicAuthorizationException("afterglow.appointments")));
    assertFalse(OutboxRelay.isForGood(new ClusterAuthorizationException("idempotent write")));
    assertFalse(OutboxRelay.isForGood(new SaslAuthenticationException("password")));
    assertFalse(OutboxRelay.isForGood(new ProducerFencedException("epoch")));
    assertFalse(OutboxRelay.isForGood(new TimeoutException()));
    assertFalse(OutboxRelay.isForGood(new NotLeaderOrFollowerException()));
    assertFalse(OutboxRelay.isForGood(new RecordBatchTooLargeException()));
    assertFalse(OutboxRelay.isForGood(new KafkaException("anything else")));
  }
}
