package org.mendlake.ingestion.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** Reads how a payload is made, field by field of the contract. */
final class PlanReader {
  private static final String LINE_NUMBER = "line_no";
  private static final String COPY_NUMBER = "copy_number";
  private static final String CURRENCY = "currency";
  private static final String WHEN = "when";
  private final ScalarReader scalars;
  private final Optional<String> currency;
  private final boolean numbersCopies;

  /**
   * @param currency ISO code that fills the contract's currency, if the mapping states one for all
   * @param numbersCopies whether the importer fills the number of the copy
   */
  PlanReader(ScalarReader scalars, Optional<String> currency, boolean numbersCopies) {
    this.scalars = scalars;
    this.currency = currency;
    this.numbersCopies = numbersCopies;
  }

  Plan.Fields payload(Section section, FieldType.Struct contract) {
    if (numbersCopies && contract.fields().stream().noneMatch(f -> f.name().equals(COPY_NUMBER))) {
      section.problem("Cannot number repeated work: the contract has no field copy_number");
    }
    if (currency.isPresent()
        && contract.fields().stream().noneMatch(f -> f.name().equals(CURRENCY))) {
      section.problem("Cannot state a currency: the contract has no field currency");
    }
    return struct(section, "", contract, Set.of(), Optional.empty());
  }

  private Plan.Fields struct(
      Section section,
      String name,
      FieldType.Struct contract,
      Set<String> moreKeys,
      Optional<Integer> lineNumber) {
    Set<String> keys = new LinkedHashSet<>(moreKeys);
    contract.fields().forEach(field -> keys.add(field.name()));
    section.refuseUnknownKeys(keys);
    List<Plan> plans = new ArrayList<>();
    for (Field field : contract.fields()) {
      if (section.node().has(field.name())) {
        refuseIfFilled(section, name, field);
        plans.add(field(section.at(field.name()), field));
      } else if (lineNumber.isPresent() && field.name().equals(LINE_NUMBER)) {
        plans.add(constant(field, lineNumber.get().toString()));
      } else if (name.isEmpty() && numbersCopies && field.name().equals(COPY_NUMBER)) {
        plans.add(new Plan.CopyNumber(field.name()));
      } else if (name.isEmpty() && currency.isPresent() && field.name().equals(CURRENCY)) {
        plans.add(constant(field, currency.get()));
      } else if (field.required()) {
        section.problem(
            "Cannot leave out '"
                + field.name()
                + "': the contract requires it; map a column or a constant to it");
      }
    }
    return new Plan.Fields(name, plans);
  }

  private void refuseIfFilled(Section section, String name, Field field) {
    if (name.isEmpty() && numbersCopies && field.name().equals(COPY_NUMBER)) {
      section.at(COPY_NUMBER).problem("Cannot map it: identical_rows: repeated-work numbers it");
    }
    if (name.isEmpty() && currency.isPresent() && field.name().equals(CURRENCY)) {
      section.at(CURRENCY).problem("Cannot map it twice: the key currency states it for all rows");
    }
  }

  private Plan field(Section section, Field field) {
    if (field.type() instanceof FieldType.Sequence list) {
      return items(section, field, list);
    }
    if (field.type() instanceof FieldType.Struct inner) {
      return struct(section, field.name(), inner, Set.of(), Optional.empty());
    }
    return scalars.read(section, field);
  }

  private Plan items(Section section, Field field, FieldType.Sequence list) {
    List<Plan.Item> items = new ArrayList<>();
    if (!(list.element() instanceof FieldType.Struct element)) {
      section.problem("Cannot map a list of plain values");
      return new Plan.Items(field.name(), items);
    }
    for (Section item : section.elements()) {
      if (!item.node().isObject()) {
        item.problem("Cannot read it: expected the fields of one item");
        continue;
      }
      items.add(
          new Plan.Item(
              item.texts(WHEN),
              struct(item, field.name(), element, Set.of(WHEN), Optional.of(items.size() + 1))));
    }
    if (items.size() > list.maxItems()) {
      section.problem("Cannot hold " + items.size() + " items: at most " + list.maxItems());
    }
    return new Plan.Items(field.name(), items);
  }

  private static Plan.Value constant(Field field, String text) {
    return new Plan.Value(
        field.name(),
        Expression.constant(text),
        new Scalar(field.type(), NumberStyle.POINT, TimeStyle.ISO, Units.Ratio.ONE, false),
        field.required());
  }
}
