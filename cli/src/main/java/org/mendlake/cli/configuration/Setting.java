package org.mendlake.cli.configuration;

/**
 * A value as somebody wrote it, and where.
 *
 * @param name a key such as {@code trino.port}, or a variable such as {@code MENDLAKE_TRINO_PORT}
 * @param value the text
 * @param origin the file, or the environment, for messages
 */
record Setting(String name, String value, String origin) {}
