package org.mendlake.transforms.folds;

import java.util.List;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * Who reports to whom, directly or not, over time: the service network as one thing, because a
 * change of a centre changes every dealer below it. It has hundreds of members, not millions.
 */
public final class OrganisationNetworkFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(
        new Input.Rows("dim_organisation", "IF(organisation_key = -1, NULL, 'network')"));
  }

  @Override
  public void fold(String network, Known known, Rows rows) {
    Issues issues = new Issues(this, network, rows);
    OrganisationNetwork.of(known.rows("dim_organisation")).write(network, issues, rows);
  }
}
