// Finds the browsers for the journeys, or installs Debian's when we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers = {
  chromium: {
    name: 'Chromium',
    packages: ['chromium', 'fonts-liberation'],
    else: 'install the package `chromium`, or set CHROMIUM to the path of a Chrome or Chromium',
    places: [
      process.env.CHROMIUM,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  // The same engine without windows and tabs around the pages, for journeys of many people: they take a third less of a
  // processor. Where it is missing, Chromium does all.
  shell: {
    name: "Chromium's headless shell",
    packages: ['chromium', 'chromium-headless-shell'],
    else: 'the tests take longer without it; it is the package `chromium-headless-shell`',
    places: [process.env.CHROMIUM_SHELL, '/usr/bin/chromium-headless-shell'],
  },
  firefox: {
    name: 'Firefox',
    packages: ['firefox-esr'],
    else: 'install the package `firefox-esr`, or set FIREFOX to the path of a Firefox',
    places: [
      process.env.FIREFOX,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ],
  },
  // The driver, which starts the browser. It has no window-less mode, so it needs a display as well.
  webkit: {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    else: 'install the packages `webkit2gtk-driver` and `xvfb`',
    places: [process.env.WEBKIT_DRIVER, '/usr/bin/WebKitWebDriver'],
    also: '/usr/bin/Xvfb',
  },
};

function find(kind) {
  const { places, also } = browsers[kind];
  if (also && !existsSync(also)) return null;
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** The paths of these browsers. As root it installs Debian's packages; otherwise it says what to install, and the path is null. */
export function ensureBrowsers(kinds, say = console.log) {
  const missing = kinds.filter((kind) => find(kind) === null);
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length > 0 && mayInstall) {
    const names = missing.map((kind) => browsers[kind].name).join(' and ');
    say(`${names} not found: installing from Debian (a minute or two) ...`);
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    const packages = missing.flatMap((kind) => browsers[kind].packages);
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  }
  for (const kind of missing) {
    if (find(kind) === null) say(`No ${browsers[kind].name}: ${browsers[kind].else}.`);
  }
  return Object.fromEntries(kinds.map((kind) => [kind, find(kind)]));
}
