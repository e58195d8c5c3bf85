/** A creating request that is sent again has one effect and gets the answer that it got before. */
@NullMarked
package afterglow.booking.idempotency;

import org.jspecify.annotations.NullMarked;
