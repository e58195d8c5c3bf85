/**
 * Business time. Everything that decides by time asks the injected {@link java.time.Clock}; nothing
 * else reads the system's, and SQL never calls {@code now()} for it. This package is the same in
 * every service.
 */
@NullMarked
package afterglow.notification.time;

import org.jspecify.annotations.NullMarked;
