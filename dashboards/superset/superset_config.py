"""Superset as Mendlake runs it. Named by SUPERSET_CONFIG_PATH.

Two more variables are needed: SUPERSET_HOME, where Superset keeps its own database, and SUPERSET_SECRETS, a folder
whose files hold one secret each, readable by the owner only. A cluster sets SUPERSET_DATABASE to a PostgreSQL address;
without it the database is a SQLite file, which is enough for one machine.
"""

import copy
import os
from pathlib import Path
from urllib.parse import quote

from superset.config import TALISMAN_CONFIG as DEFAULT_TALISMAN
from superset.config import THEME_DARK as DEFAULT_DARK
from superset.config import THEME_DEFAULT as DEFAULT_LIGHT


def secret(name):
    return Path(os.environ["SUPERSET_SECRETS"], name).read_text("utf-8").strip()


HOME = Path(os.environ["SUPERSET_HOME"])

SECRET_KEY = secret("superset-secret-key")
GUEST_TOKEN_JWT_SECRET = secret("superset-guest-key")
GLOBAL_ASYNC_QUERIES_JWT_SECRET = secret("superset-async-key")

SQLALCHEMY_DATABASE_URI = os.environ.get("SUPERSET_DATABASE", f"sqlite:///{HOME}/superset.db")
if SQLALCHEMY_DATABASE_URI.startswith("sqlite:"):
    SQLALCHEMY_ENGINE_OPTIONS = {"connect_args": {"timeout": 30}}

LANGUAGES = {"en": {"flag": "us", "name": "English"}, "zh": {"flag": "cn", "name": "Chinese"}}
BABEL_DEFAULT_LOCALE = "en"


def own_hosts_only(policy):
    """The policy without the hosts of others: the pages neither count visits elsewhere nor fetch maps or fonts."""
    strict = copy.deepcopy(policy)
    rules = strict["content_security_policy"]
    for rule, sources in rules.items():
        if isinstance(sources, list):
            rules[rule] = [source for source in sources if source.startswith("'") or source in ("blob:", "data:")]
    return strict


TALISMAN_CONFIG = own_hosts_only(DEFAULT_TALISMAN)

APP_NAME = "Mendlake"
LOGO_TOOLTIP = "Mendlake"


def logo(ink):
    """The name, with a bucket tooth for a mark."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="132" height="24" viewBox="0 0 132 24">'
        '<path d="M2 4h20v6c0 6-4 10-10 10S2 16 2 10z" fill="#e8a317"/><path d="M6 4l3 6 3-6 3 6 3-6z" fill="#7a5200"/>'
        f'<text x="30" y="18" font-family="Helvetica,Arial,sans-serif" font-size="18" font-weight="600" fill="{ink}">'
        "Mendlake</text></svg>"
    )
    return "data:image/svg+xml," + quote(drawing)


def branded(theme, ink):
    """The theme with our name and colours; everything else stays, or the pages lose their fonts and sizes."""
    tokens = {
        "brandAppName": APP_NAME,
        "brandLogoAlt": APP_NAME,
        "brandLogoUrl": logo(ink),
        "colorPrimary": "#b26a00",
        "colorLink": "#1d6fa5",
    }
    return {**theme, "token": {**theme["token"], **tokens}}


THEME_DEFAULT = branded(DEFAULT_LIGHT, "#2b2b2b")
THEME_DARK = branded(DEFAULT_DARK, "#f0f0f0")
ENABLE_UI_THEME_ADMINISTRATION = False
