package org.mendlake.schema;

import java.util.List;

/**
 * Holds the declared contracts against the released ones: a released type evolves compatibly only,
 * so that every event accepted before is still accepted, with the same meaning.
 *
 * <p>A contract may gain optional fields, wider bounds, lengths and lists of values, and better
 * words; the order of fields means nothing, as everything reads them by name. Anything else is a
 * new version of the type beside the old one. A type that was never released may change freely.
 */
public final class ContractCompatibility {
  private final Contracts released;
  private final Contracts declared;
  private final Problems problems = new Problems();

  private ContractCompatibility(Contracts released, Contracts declared) {
    this.released = released;
    this.declared = declared;
  }

  /**
   * Checks every released contract and the envelope.
   *
   * @throws DeclarationException if a change is not compatible; it lists every such change
   */
  public static void check(Contracts released, Contracts declared) {
    new ContractCompatibility(released, declared).check();
  }

  private void check() {
    new FieldCompatibility("envelope", "restore it: the envelope has no versions", problems)
        .fields("", released.envelope(), declared.envelope());
    List<String> types = declared.all().stream().map(Contract::type).toList();
    for (Contract contract : released.all()) {
      declared
          .ofType(contract.type())
          .ifPresentOrElse(
              now -> fieldsOf(contract).fields("", contract.payload(), now.payload()),
              () ->
                  problems.add(
                      contract.type(),
                      "Cannot take back a released type: events of it are in the lake; restore "
                          + contract.entity()
                          + "/"
                          + contract.type()
                          + ".yaml"
                          + Names.suggestion(contract.type(), types)));
    }
    problems.throwIfAny("the event contracts beside their released versions");
  }

  private FieldCompatibility fieldsOf(Contract contract) {
    return new FieldCompatibility(
        contract.type(), "restore it, or publish " + successor(contract.type()), problems);
  }

  private static String successor(String type) {
    int version = type.lastIndexOf(".v") + 2;
    return type.substring(0, version) + (Integer.parseInt(type.substring(version)) + 1);
  }
}
