package org.mendlake.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a method gives: an {@link Answer} with its cautions, or a {@link Refusal} with its reason.
 * It is sealed so that a caller must look which of the two it has.
 *
 * @param <T> what is answered
 */
public sealed interface Outcome<T> permits Answer, Refusal {

  /** An answer without cautions. */
  static <T> Outcome<T> of(T value) {
    return new Answer<>(value, List.of());
  }

  /** An answer with what its reader should know before using it. */
  static <T> Outcome<T> of(T value, List<Caution> cautions) {
    return new Answer<>(value, cautions);
  }

  /** A refusal: no number, but why there is none. */
  static <T> Outcome<T> refused(Reason reason, String detail) {
    return new Refusal<>(reason, detail);
  }

  /** The outcome of a further step, which a refusal passes by. */
  default <S> Outcome<S> map(Function<? super T, ? extends S> step) {
    if (this instanceof Answer<T> answer) {
      return new Answer<>(step.apply(answer.value()), answer.cautions());
    }
    Refusal<T> refusal = (Refusal<T>) this;
    return new Refusal<>(refusal.reason(), refusal.detail());
  }

  /** The outcome of a further step that may itself refuse; cautions of both go together. */
  default <S> Outcome<S> flatMap(Function<? super T, Outcome<S>> step) {
    if (!(this instanceof Answer<T> answer)) {
      return map(value -> null);
    }
    Outcome<S> next = step.apply(answer.value());
    if (!(next instanceof Answer<S> further)) {
      return next;
    }
    List<Caution> cautions = new ArrayList<>(answer.cautions());
    cautions.addAll(further.cautions());
    return new Answer<>(further.value(), cautions);
  }

  /**
   * The answer, where a refusal is a mistake of the caller.
   *
   * @throws IllegalStateException with the reason if it is a refusal
   */
  default T orElseThrow() {
    if (this instanceof Answer<T> answer) {
      return answer.value();
    }
    Refusal<T> refusal = (Refusal<T>) this;
    throw new IllegalStateException(refusal.reason().word() + ": " + refusal.detail());
  }
}
