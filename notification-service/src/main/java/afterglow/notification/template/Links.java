package afterglow.notification.template;

import org.jspecify.annotations.Nullable;

/**
 * The addresses that a letter carries, each its reader's own.
 *
 * @param action where the reader acts
 * @param preparation where the reader learns how to prepare
 */
public record Links(@Nullable String action, @Nullable String preparation) {}
