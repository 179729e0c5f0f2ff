#!/usr/bin/env python3
"""Opens a report's web page in real browsers and uses it as a reader does.

usage: check-page.py PAGE [--pictures FOLDER] [--browser NAME]

In Chromium and Firefox, as far as they are installed: nothing on the console, no request leaves the page, nothing is
wider than the window at four widths, the contents follow the reader, listings are copied, folded code opens, references
show what they refer to, marks of figures tell their values, both colour schemes, the keyboard reaches everything in
order, the page prints, and it works without script. With the package axe-core-python: no violation in either scheme.
Exit code 1 if anything fails, 77 if there is no browser, or not what drives it.
"""

import argparse
import json
import os
import pathlib
import re
import sys
import tempfile

try:
    from page_driver import Browser
except ImportError as error:
    print(f"check-page: not checked: {error}; pip install websocket-client")
    sys.exit(77)

WIDTHS = [360, 768, 1280, 2200]
TAB, ESCAPE, SPACE = "\ue004", "\ue00c", " "


def axe_source():
    """The script of axe-core, from its Python package; None if that is not installed."""
    try:
        import axe_core_python
    except ImportError:
        return None
    folder = pathlib.Path(axe_core_python.__file__).parent
    return (folder / "axe.min.js").read_text()


class Check:
    def __init__(self, browser, page, pictures):
        self.browser, self.page, self.pictures = browser, page, pictures
        self.failures = []

    def expect(self, condition, sentence):
        if not condition:
            self.failures.append(f"{self.browser.name}: {sentence}")

    def scheme(self, name):
        self.browser.run(f"document.getElementById('Scheme-{name}').click();")

    def widths(self):
        """Nothing is wider than the window, and boxes that scroll can be reached by the keyboard."""
        for width in WIDTHS:
            self.browser.size(width, 900)
            wide = self.browser.run("""
                const room = document.documentElement.clientWidth, wide = [];
                for (const element of document.querySelectorAll('body *')) {
                    if (element.closest('.scroll > *, pre > *, .math > *, .skip, svg, option')) continue;
                    const style = getComputedStyle(element);
                    if (style.clipPath !== 'none' || style.opacity === '0') continue;
                    const box = element.getBoundingClientRect();
                    if (box.width > 0 && box.right > room + 1) wide.push(element.tagName + '.' + element.className
                        + ' ' + Math.round(box.right) + ' ' + element.textContent.slice(0, 40));
                }
                return [document.documentElement.scrollWidth, room, wide.slice(0, 5)];""")
            self.expect(wide[0] <= wide[1] and not wide[2], f"too wide at {width} pixels: {wide}")

    def contents(self):
        """The contents mark the section that is read."""
        self.browser.size(1280, 900)
        count = self.browser.run("""
            const links = [...document.querySelectorAll('nav a')].filter((_, index) => index % 5 === 3);
            let wrong = [];
            for (const link of links) {
                document.documentElement.style.scrollBehavior = 'auto';
                link.click();
                await new Promise(done => setTimeout(done, 120));
                const marked = document.querySelector('nav a[aria-current]');
                const last = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
                if (marked !== link && !last) wrong.push([link.textContent, marked && marked.textContent]);
            }
            return [links.length, wrong];""")
        self.expect(not count[1], f"the contents do not follow: {count[1][:3]}")

    def copying(self):
        result = self.browser.run("""
            const listing = document.querySelector('.listing');
            if (!listing) return null;
            listing.scrollIntoView();
            let text = null;
            document.addEventListener('copy', () => { text = String(getSelection()); }, { once: true });
            listing.querySelector('.copy').click();
            await new Promise(done => setTimeout(done, 200));
            return listing.querySelector('.copy').textContent;""")
        self.expect(result in (None, "Copied"), f"copying says “{result}”")

    def folding(self):
        opened = self.browser.run("""
            const fold = document.querySelector('details');
            if (!fold) return true;
            fold.scrollIntoView();
            const content = fold.querySelector('summary').nextElementSibling;
            const options = { contentVisibilityAuto: true, checkVisibilityCSS: true };
            const before = content.checkVisibility(options);
            fold.querySelector('summary').click();
            await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
            return !before && content.checkVisibility(options);""")
        self.expect(opened, "folded code does not open")

    def hovering(self):
        """A reference to a figure or a note shows it; a mark of a figure tells its value."""
        place = self.browser.run("""
            const link = [...document.querySelectorAll("main a[href^='#']")].find(link => {
                const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
                return target && target.matches('figure, .footnote') && !target.contains(link);
            });
            if (!link) return null;
            link.scrollIntoView({ block: 'center', behavior: 'instant' });
            await new Promise(done => setTimeout(done, 100));
            const box = link.getClientRects()[0];
            return [box.left + box.width / 2, box.top + box.height / 2];""")
        if place:
            self.browser.point(1, 1)
            self.browser.point(*place)
            shown = self.browser.run("""
                await new Promise(done => setTimeout(done, 700));
                const box = document.querySelector('.preview');
                return box && box.textContent.length;""")
            self.expect(shown, "a reference does not show what it refers to")
            if self.pictures:
                self.browser.picture(f"{self.pictures}/{self.browser.name}-preview.png")
            self.browser.press(ESCAPE)
            self.expect(not self.browser.run("return !!document.querySelector('.preview')"), "Escape closes no preview")
        place = self.browser.run("""
            const svg = document.querySelector('svg[data-readings]');
            if (!svg) return null;
            svg.scrollIntoView({ block: 'center', behavior: 'instant' });
            await new Promise(done => setTimeout(done, 100));
            const [x, y, width, height, ...text] = svg.dataset.readings.split('\\n')[0].split(' ');
            const point = new DOMPoint(Number(x) + width / 2, Number(y) + height / 2).matrixTransform(svg.getScreenCTM());
            return [point.x, point.y, text.join(' ')];""")
        if place:
            self.browser.point(place[0] - 2, place[1])
            self.browser.point(place[0], place[1])
            told = self.browser.run("const tip = document.querySelector('.reading'); return tip && tip.textContent;")
            self.expect(told, "a mark of a figure tells no value")
            if self.pictures:
                self.browser.picture(f"{self.pictures}/{self.browser.name}-reading.png")

    def keyboard(self):
        """The tabulator reaches the skip link, the colours, the contents and the text, and each has a visible focus."""
        self.browser.open(self.page)
        seen = []
        for _ in range(60):
            self.browser.press(TAB)
            seen.append(self.browser.run("""
                const element = document.activeElement, style = getComputedStyle(element);
                const label = element.matches('input') ? getComputedStyle(element.nextElementSibling) : style;
                return [element.className || element.id || element.tagName, !!element.closest('nav'),
                    !!element.closest('main'), label.outlineStyle !== 'none'];"""))
        self.expect(seen[0][0] == "skip", f"the first stop is {seen[0][0]}")
        # A window that nobody sees has no focus in some browsers, and shows none.
        sees = self.browser.run("return document.hasFocus()")
        self.expect(not sees or all(stop[3] for stop in seen), f"no visible focus: {[s[0] for s in seen if not s[3]][:4]}")
        self.expect(any(stop[1] for stop in seen), "the keyboard does not reach the contents")
        first = next((index for index, stop in enumerate(seen) if stop[2]), None)
        self.expect(first is None or not any(stop[1] for stop in seen[first:]), "the order of the keyboard is mixed")

    def schemes(self, axe):
        for scheme in ["Light", "Dark"]:
            self.scheme(scheme)
            colour = self.browser.run("return getComputedStyle(document.documentElement).backgroundColor")
            light = sum(map(int, re.findall(r"\d+", colour)[:3])) > 380
            self.expect(light == (scheme == "Light"), f"the colours of {scheme} are {colour}")
            if axe:
                found = self.browser.run(axe + """;
                    for (const fold of document.querySelectorAll('details')) fold.open = true;
                    const result = await axe.run(document, { resultTypes: ['violations'] });
                    return result.violations.map(found => [found.id, found.nodes.length,
                        found.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0] || {}).message)]);
                    """)
                self.expect(not found, f"axe-core, {scheme}: {found}")
        self.scheme("Auto")

    def printing(self):
        data = self.browser.printed()
        self.expect(data.startswith(b"%PDF") and len(data) > 2000, "the page does not print")
        if self.pictures:
            pathlib.Path(f"{self.pictures}/{self.browser.name}.pdf").write_bytes(data)

    def without_script(self):
        """The page with its script taken out: the contents, the colours and folding work."""
        text = pathlib.Path(self.page.removeprefix("file://")).read_text()
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "page.html")
            pathlib.Path(copy).write_text(re.sub(r"<script>.*?</script>", "", text, flags=re.S))
            self.browser.open("file://" + copy)
            self.browser.size(360, 800)
            for target, sentence in [("label[for=Menu]", "the contents do not open"),
                                     ("label[for=Scheme-Dark]", "the colours do not change")]:
                before = self.browser.run("""return [getComputedStyle(document.querySelector('nav')).display,
                    getComputedStyle(document.documentElement).backgroundColor]""")
                box = self.browser.run(f"""const box = document.querySelector('{target}').getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2]""")
                self.browser.click(*box)
                after = self.browser.run("""return [getComputedStyle(document.querySelector('nav')).display,
                    getComputedStyle(document.documentElement).backgroundColor]""")
                self.expect(before != after, f"without script, {sentence}")
            self.expect(self.browser.run("return !document.querySelector('.copy')"), "the copy has a script")

    def screens(self):
        """Pictures of every screenful, in both schemes, at two widths."""
        for width, height in [(1280, 1600), (390, 1600)]:
            self.browser.size(width, height)
            for scheme in ["Light", "Dark"]:
                self.scheme(scheme)
                total = self.browser.run("""document.documentElement.style.scrollBehavior = 'auto';
                    return document.documentElement.scrollHeight""")
                for number, top in enumerate(range(0, total, height)):
                    self.browser.run(f"scrollTo(0, {top}); await new Promise(done => setTimeout(done, 60));")
                    self.browser.picture(f"{self.pictures}/{self.browser.name}-{width}-{scheme}-{number:02}.png")
        self.scheme("Auto")

    def hostile(self, path):
        """Texts that would be markup if they were not escaped: none has run, all are shown."""
        self.browser.open(self.page)
        self.browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true;"
                         "await new Promise(done => setTimeout(done, 300));")
        self.expect(self.browser.run("return typeof hacked === 'undefined'"), "a text of the page was executed")
        shown = self.browser.run("return document.querySelector('main').textContent")
        for text in json.loads(pathlib.Path(path).read_text()):
            self.expect(text in shown, f"not shown: {text}")
        for event in ["mouseover", "focusin", "click"]:
            self.browser.run(f"""for (const element of document.querySelectorAll('main a, main svg, summary, button'))
                element.dispatchEvent(new Event('{event}', {{ bubbles: true }}));""")
        self.expect(self.browser.run("return typeof hacked === 'undefined'"), "an event executed a text of the page")
        self.quiet()
        return self.failures

    def quiet(self):
        """Nothing on the console, and no request to anywhere."""
        logs, requests = self.browser.messages()
        self.expect(not logs, f"the console has messages: {logs[:5]}")
        away = [url[:90] for url in requests if not url.startswith(("data:", "file:", "about:", "chrome:"))]
        self.expect(not away, f"requests leave the page: {away[:5]}")

    def all(self, axe):
        self.browser.size(1280, 900)
        self.browser.open(self.page)
        self.widths()
        self.contents()
        self.copying()
        self.folding()
        self.hovering()
        self.schemes(axe)
        self.printing()
        self.keyboard()
        if self.pictures:
            self.browser.open(self.page)
            self.screens()
        self.without_script()
        self.quiet()
        return self.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?")
    parser.add_argument("--hostile", help="a JSON file of texts: each is shown, and no script of the page's texts has run")
    parser.add_argument("--pictures", help="a folder for pictures of every screenful")
    parser.add_argument("--browser", help="chromium or firefox; by default all that are installed")
    options = parser.parse_args()
    names = [options.browser] if options.browser else Browser.available()
    if not names:
        print("check-page: not checked: neither Chromium with chromedriver nor Firefox is installed")
        return 77
    if not options.page:
        parser.error("name a page")
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
    axe = axe_source()
    if not axe:
        print("check-page: axe-core is not installed (pip install --no-deps axe-core-python): not asked")
    failures = []
    for name in names:
        with Browser(name) as browser:
            check = Check(browser, "file://" + os.path.abspath(options.page), options.pictures)
            found = check.hostile(options.hostile) if options.hostile else check.all(axe)
        print(f"check-page: {name}: {len(found)} failures")
        failures += found
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
