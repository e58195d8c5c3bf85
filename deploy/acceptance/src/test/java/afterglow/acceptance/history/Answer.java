package afterglow.acceptance.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call was answered, without tokens.
 *
 * @param status the HTTP status; 0 when there was none
 * @param problem the name of the problem, without its prefix
 * @param id of what was made: the hold, the appointment
 * @param version of the appointment, where the answer tells it
 * @param start of the appointment, or of the time held
 * @param digest of the whole answer, to tell whether a repetition was answered the same
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Answer(
    Verdict verdict,
    int status,
    @Nullable String problem,
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable Instant start,
    @Nullable String digest) {

  /** What the caller knows of the outcome. */
  public enum Verdict {
    OK,
    /** A definite no, a status from 400 to 499: nothing was done. */
    REFUSED,
    /** No answer, a status from 500 on, a lost connection: it may have been done, or may yet be. */
    UNKNOWN
  }

  public static Answer ok(int status) {
    return new Answer(Verdict.OK, status, null, null, null, null, null);
  }

  public static Answer refused(int status, String problem) {
    return new Answer(Verdict.REFUSED, status, problem, null, null, null, null);
  }

  public static Answer unknown(int status) {
    return new Answer(Verdict.UNKNOWN, status, null, null, null, null, null);
  }

  public Answer id(UUID made) {
    return new Answer(verdict, status, problem, made, version, start, digest);
  }

  public Answer version(int reached) {
    return new Answer(verdict, status, problem, id, reached, start, digest);
  }

  public Answer start(Instant at) {
    return new Answer(verdict, status, problem, id, version, at, digest);
  }

  public Answer digest(String ofTheWhole) {
    return new Answer(verdict, status, problem, id, version, start, ofTheWhole);
  }
}
