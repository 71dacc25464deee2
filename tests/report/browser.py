"""A page in a headless browser, looked through by axe-core."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_HERE = Path(__file__).parent
_RUN = """<script>
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const told = found.violations.map(v => ({id: v.id, impact: v.impact, help: v.help,
    nodes: v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + " | " + (n.failureSummary || "").slice(0, 200))}));
  const out = document.createElement("pre");
  out.id = "axe-found"; out.textContent = JSON.stringify(told);
  document.documentElement.replaceChildren(out);
});
</script>"""


def chromium() -> str | None:
    """Return the browser, None if there is none."""
    return next(filter(None, map(shutil.which, _CHROMIUM)), None)


def axe_core(cache: Path) -> Path | None:
    """Return axe-core: as told, as installed beside the tests, or fetched by npm into a cache."""
    told = os.environ.get("AXE_CORE")
    places = [
        *([Path(told)] if told else []),
        *(
            folder / "node_modules" / "axe-core" / "axe.min.js"
            for folder in (_HERE, _HERE.parents[1], cache)
        ),
    ]
    found = next((place for place in places if place.is_file()), None)
    if found or not shutil.which("npm"):
        return found
    command = ["npm", "install", "--prefix", str(cache), "--no-audit", "--no-fund", "axe-core@4"]
    try:
        subprocess.run(command, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return None
    return places[-1] if places[-1].is_file() else None


def faults(page: str, axe: Path, folder: Path, *, width: int, dark: bool) -> list[dict]:
    """Return what axe-core finds in a page at a width, in light or dark.

    The page's policy forbids scripts, so the copy that is tested is without it.
    """
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    # A script that ends early would show in the page; axe-core writes </ nowhere but in strings.
    script = axe.read_text(encoding="utf-8").replace("</", "<\\/")
    if dark:
        copy = copy.replace("@media (prefers-color-scheme: dark)", "@media all")
    copy = copy.replace("</body>", f"<script>{script}</script>{_RUN}</body>")
    file = folder / f"page-{width}-{'dark' if dark else 'light'}.html"
    file.write_text(copy, encoding="utf-8")
    browser = chromium()
    assert browser is not None
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / f'profile-{width}-{dark}'}",
        f"--window-size={width},1000",
        "--virtual-time-budget=60000",
        "--dump-dom",
        file.as_uri(),
    ]
    run = subprocess.run(command, capture_output=True, timeout=300, check=False)
    said = run.stdout.decode("utf-8", "replace")
    found = re.search(r'<pre id="axe-found">(.*?)</pre>', said, re.DOTALL)
    assert found, f"axe-core did not end: {said[:300]} {run.stderr.decode()[-500:]}"
    from html import unescape

    faults: list[dict] = json.loads(unescape(found[1]))
    return faults
