/** What every event and every table is: contracts, tables, their strict loaders, derived names. */
package org.mendlake.schema;
