package org.mendlake.transforms.fold;

/** What an event does to what is known. */
public enum Op {
  /** States something new. */
  CREATE,
  /** Replaces the whole payload of a create. */
  AMEND,
  /** Takes a create back, for good. */
  CANCEL
}
