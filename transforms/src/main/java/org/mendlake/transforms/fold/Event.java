package org.mendlake.transforms.fold;

import java.util.Optional;

/**
 * An event as a fold sees it.
 *
 * @param payload the generated record of its contract; empty for a cancel without data
 */
public record Event(Envelope envelope, Optional<Record> payload) {}
