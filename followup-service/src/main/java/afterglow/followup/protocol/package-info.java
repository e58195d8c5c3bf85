/**
 * Protocols are a clinic's data: what to tell and to ask before and after each treatment, which
 * answers are alarming, and how fast somebody must look. They come in one file, {@code
 * protocols.yaml}; every changed import is a new version, and versions are never altered.
 */
@NullMarked
package afterglow.followup.protocol;

import org.jspecify.annotations.NullMarked;
