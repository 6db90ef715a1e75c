package org.mendlake.ingestion.parse;

import java.io.Serializable;

/**
 * A contract, compiled.
 *
 * @param entityPosition position of the entity among all entities
 * @param position position of the type among those of its entity
 */
record EventType(String name, String entity, int entityPosition, int position, StructParser payload)
    implements Serializable {}
