package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.lake.Canonical;

/** List of a bounded number of elements. */
final class ListParser implements ValueParser {
  private static final long serialVersionUID = 1L;

  private final ValueParser element;
  private final int fewest;
  private final int most;

  ListParser(ValueParser element, int fewest, int most) {
    this.element = element;
    this.fewest = fewest;
    this.most = most;
  }

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.wrongType(json, expectation());
    }
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (elements.size() == most) {
        throw new Refusal(Rule.OUT_OF_RANGE, "has more elements, expected " + expectation());
      }
      try {
        elements.add(element.parse(json));
      } catch (Refusal refusal) {
        throw refusal.at(elements.size());
      }
    }
    if (elements.size() < fewest) {
      throw new Refusal(
          Rule.OUT_OF_RANGE, "has " + elements.size() + " elements, expected " + expectation());
    }
    return elements.toArray();
  }

  private String expectation() {
    return "a list of " + fewest + " to " + most + " elements";
  }

  @Override
  public void render(Object value, Canonical canonical) {
    Object[] elements = (Object[]) value;
    canonical.open(elements.length);
    for (Object each : elements) {
      element.render(each, canonical);
    }
  }
}
