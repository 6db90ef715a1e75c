/** Documents generated from the declarations: AsyncAPI, events, data dictionary, star diagrams. */
package org.mendlake.schema.docs;
