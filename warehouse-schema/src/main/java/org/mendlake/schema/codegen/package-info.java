/**
 * Java source that follows from the contracts, written in the build of the modules that read
 * events.
 */
package org.mendlake.schema.codegen;
