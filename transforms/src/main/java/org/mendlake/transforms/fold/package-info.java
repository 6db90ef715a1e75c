/** What a fold is and what it works with. No Spark here. */
package org.mendlake.transforms.fold;
