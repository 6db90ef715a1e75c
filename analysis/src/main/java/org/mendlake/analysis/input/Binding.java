package org.mendlake.analysis.input;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which role is read from which column of a file. */
final class Binding {
  private final String[] header;
  private final Role[] roles;
  private final int[] positions;

  private Binding(List<String> header, List<Role> roles, List<Integer> positions) {
    this.header = header.toArray(String[]::new);
    this.roles = roles.toArray(Role[]::new);
    this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Takes the first layout that lacks the fewest required columns, and tells what is still missing.
   *
   * @param source the name of the input, for messages
   * @param names column names by role name, where they differ from the role's
   */
  static Binding of(
      String source, List<String> header, Columns columns, Map<String, String> names) {
    Problems problems = new Problems();
    names.values().stream()
        .filter(name -> !header.contains(name))
        .forEach(name -> problems.add("No column is called %s.".formatted(name)));
    List<Role> layout =
        columns.layouts().stream()
            .min(Comparator.comparingInt(each -> missing(each, header, names).size()))
            .orElseThrow();
    missing(layout, header, names).stream()
        .filter(role -> !names.containsKey(role.name()))
        .forEach(
            role ->
                problems.add(
                    "No column is called %s (%s). If a column means that, add --column %s=NAME."
                        .formatted(role.name(), role.meaning(), role.name())));
    List<Role> roles = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (Role role : layout) {
      String name = name(role, names);
      List<Integer> places = places(name, header);
      if (places.size() > 1) {
        problems.add("The column %s is there %d times.".formatted(name, places.size()));
      }
      if (!places.isEmpty()) {
        roles.add(role);
        positions.add(places.get(0));
      }
    }
    problems.stopIfAny(
        "Cannot read %s: its columns are %s; expected %s."
            .formatted(source, String.join(", ", header), expected(columns)));
    return new Binding(header, roles, positions);
  }

  private static List<Role> missing(
      List<Role> layout, List<String> header, Map<String, String> names) {
    return layout.stream()
        .filter(role -> role.isRequired() && !header.contains(name(role, names)))
        .toList();
  }

  private static String name(Role role, Map<String, String> names) {
    return names.getOrDefault(role.name(), role.name());
  }

  private static List<Integer> places(String name, List<String> header) {
    return IntStream.range(0, header.size())
        .filter(place -> header.get(place).equals(name))
        .boxed()
        .toList();
  }

  private static String expected(Columns columns) {
    return columns.layouts().stream()
        .map(
            layout ->
                layout.stream().filter(Role::isRequired).map(Role::name).collect(joining(", ")))
        .distinct()
        .collect(joining("; or "));
  }

  /** Where the role's column is, -1 when the file has none: asked for each value of each row. */
  int place(Role role) {
    for (int bound = 0; bound < roles.length; bound++) {
      if (roles[bound].equals(role)) {
        return positions[bound];
      }
    }
    return -1;
  }

  /** The columns that no role is read from, from left to right. */
  int[] rest() {
    return IntStream.range(0, header.length)
        .filter(place -> IntStream.of(positions).noneMatch(position -> position == place))
        .toArray();
  }

  String columnName(int place) {
    return header[place];
  }

  int width() {
    return header.length;
  }
}
