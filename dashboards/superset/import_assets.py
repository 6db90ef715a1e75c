"""Brings a bundle of assets into the Superset of this environment, and removes what it replaced.

Run by the Python of Superset's own virtual environment, with SUPERSET_CONFIG_PATH set:

    python import_assets.py <bundle folder> --user <administrator>

Everything in the bundle overwrites what is there. A chart, dashboard or dataset that an earlier
bundle brought and this one does not hold is deleted; what people made themselves is kept. A failure
changes nothing and is told in words. Exit codes: 0 done, 1 the bundle was refused, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path
from uuid import UUID


def texts(folder):
    """The files of the bundle by path; Superset strips no folder from them."""
    files = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def reasons(error):
    """What went wrong, from the outermost sentence to the innermost cause."""
    lines, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__name__}: {error}")
        for invalid in getattr(error, "_exceptions", []):
            lines.append(str(getattr(invalid, "messages", invalid)))
        error = error.__cause__ or error.__context__
    return lines


def uuids_in(contents, kind):
    """Ids of the assets of one kind that the bundle holds."""
    import yaml

    return {
        UUID(yaml.safe_load(text)["uuid"])
        for path, text in contents.items()
        if path.startswith(kind + "/")
    }


def prune(contents):
    """Deletes assets that an earlier bundle brought: managed, with an id made from a name."""
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    deleted = []
    for kind, model in (("dashboards", Dashboard), ("charts", Slice), ("datasets", SqlaTable)):
        kept = uuids_in(contents, kind)
        for asset in db.session.query(model).filter(model.is_managed_externally.is_(True)):
            if asset.uuid.version == 5 and asset.uuid not in kept:
                deleted.append(f"{kind[:-1]} {asset}")
                db.session.delete(asset)
    db.session.commit()
    return deleted


def bring_in(folder, user):
    """Imports the bundle as the user; returns what was deleted."""
    from flask import g

    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand

    contents = texts(folder)
    g.user = security_manager.find_user(username=user)
    if g.user is None:
        raise LookupError(f"Cannot import as user: {user}. Superset knows no user of this name.")
    ImportAssetsCommand(contents).run()
    counts = {
        kind: len(uuids_in(contents, kind))
        for kind in ("databases", "datasets", "charts", "dashboards")
    }
    print("imported " + ", ".join(f"{kind}: {count}" for kind, count in counts.items()))
    for asset in prune(contents):
        print("deleted " + asset)


def main():
    parser = argparse.ArgumentParser(description="Brings a bundle of assets into Superset.")
    parser.add_argument("bundle", type=Path, help="folder with metadata.yaml")
    parser.add_argument("--user", required=True, help="administrator to import as")
    arguments = parser.parse_args()
    if not (arguments.bundle / "metadata.yaml").is_file():
        parser.error(f"Cannot find a bundle: {arguments.bundle} holds no metadata.yaml")

    from superset.app import create_app

    app = create_app()
    with app.app_context():
        try:
            bring_in(arguments.bundle, arguments.user)
        except Exception as error:  # every failure is told and ends in one exit code
            print(f"Cannot import the bundle: {arguments.bundle}", file=sys.stderr)
            for line in reasons(error):
                print("  " + line, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
