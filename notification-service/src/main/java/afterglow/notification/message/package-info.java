/**
 * The ledger: one row for each thing that somebody is to be told, and what became of it. Rows are
 * planned by events of the other services, handed over by {@code delivery}, and every outcome
 * leaves as an event in the transaction that records it.
 */
@NullMarked
package afterglow.notification.message;

import org.jspecify.annotations.NullMarked;
