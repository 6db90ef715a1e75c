"""Makes or upgrades Superset's own database: tables, roles, the administrator.

Run by the Python of Superset's own environment, with the variables that superset_config.py names. The password comes
from the file superset-admin-password among the secrets, never from the command line, where every user could read it.
Running it again is harmless, and sets the password to what the file says.
"""

import os
from pathlib import Path

import flask_migrate
from superset.app import create_app

ADMINISTRATOR = "admin"


def administrator(security_manager, password):
    user = security_manager.find_user(username=ADMINISTRATOR)
    if user is None:
        role = security_manager.find_role(security_manager.auth_role_admin)
        user = security_manager.add_user(
            ADMINISTRATOR, "Mendlake", "Administrator", "admin@localhost.localdomain", role, password=password
        )
        if not user:
            raise RuntimeError(f"Cannot add the user {ADMINISTRATOR}: see above")
    else:
        security_manager.reset_password(user.id, password)


def main():
    app = create_app()
    with app.app_context():
        flask_migrate.upgrade()
        from superset import appbuilder, security_manager

        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        password = Path(os.environ["SUPERSET_SECRETS"], "superset-admin-password").read_text("utf-8").strip()
        administrator(security_manager, password)


if __name__ == "__main__":
    main()
