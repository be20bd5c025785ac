// Finds a Chromium for the browser journeys, or installs Debian's when we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const findChromium = () => places.find((place) => place && existsSync(place)) ?? null;

/** The path of a browser. As root it installs Debian's package; otherwise it says what to install and returns null. */
export function ensureChromium(say = console.log) {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    say('No Chromium found: installing it from Debian (a minute or two) ...');
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
  }
  const installed = findChromium();
  if (!installed)
    say('No Chromium: install the package `chromium`, or set CHROMIUM to the path of a Chrome or Chromium.');
  return installed;
}
