# Finds what Mendlake needs on a machine. Sourced by ./mvnw and ./mendlake, never run by itself.

oldest_java=17
python_line=3.11

# The major version of the Java below the folder $1, or nothing.
java_major() {
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p;1q'
  fi
}

# The folders in which a JDK is usual, best first, one a line.
java_homes() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  javac_on_path=$(command -v javac 2>/dev/null) && [ "$javac_on_path" != /usr/bin/javac -o "$(uname)" != Darwin ] &&
    dirname "$(dirname "$(readlink -f "$javac_on_path")")"
  for folder in /usr/lib/jvm/*17* /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -x "$folder/bin/javac" ] || printf '%s\n' "$folder"
  done
}

# Prints the home of the first JDK that is new enough; fails when there is none.
find_jdk() {
  java_homes | {
    while IFS= read -r home; do
      [ -x "$home/bin/javac" ] || continue
      major=$(java_major "$home")
      if [ "${major:-0}" -ge "$oldest_java" ]; then
        printf '%s\n' "$home"
        exit 0
      fi
    done
    exit 1
  }
}

# Prints the path of a Python of the wanted line that can make virtual environments; fails when there is none.
find_python() {
  for name in "${MENDLAKE_PYTHON:-python$python_line}" "python$python_line" python3 python; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if "$path" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$python_line')" 2>/dev/null; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}

# Absolute form of the folder $1, which need not exist yet.
absolute_folder() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s/%s\n' "$PWD" "$1" ;;
  esac
}
