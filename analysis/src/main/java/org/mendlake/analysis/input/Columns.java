package org.mendlake.analysis.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a method, in one or several layouts of which a file has one: ages with a status,
 * or intervals.
 */
public record Columns(List<List<Role>> layouts) {
  public Columns {
    layouts = layouts.stream().map(List::copyOf).toList();
  }

  /** The only layout. */
  public static Columns of(Role... roles) {
    return new Columns(List.of(List.of(roles)));
  }

  /** This, or else another layout. */
  public Columns or(Role... roles) {
    List<List<Role>> all = new ArrayList<>(layouts);
    all.add(List.of(roles));
    return new Columns(all);
  }

  /** Every layout with these columns too. */
  public Columns and(Role... roles) {
    return new Columns(
        layouts.stream()
            .map(
                layout -> {
                  List<Role> all = new ArrayList<>(layout);
                  all.addAll(List.of(roles));
                  return List.copyOf(all);
                })
            .toList());
  }

  /** Every column of any layout, once. */
  public Set<Role> all() {
    Set<Role> roles = new LinkedHashSet<>();
    layouts.forEach(roles::addAll);
    return roles;
  }
}
