// What some tests need beside Node, and how to get it. ROUNDEL_WITHOUT=livekit,firefox hides them from the tests.
export const components = {
  chromium: { needs: 'Chromium: the browser journeys', suites: /\.(browser|screens|livekit)\.test\.ts$/ },
  firefox: { needs: 'Firefox: the main journeys in it, mixed with Chromium', suites: /\.(browser|screens)\.test\.ts$/ },
  webkit: { needs: 'WebKitGTK: a meeting in it', suites: /\.webkit\.test\.ts$/ },
  livekit: { needs: 'LiveKit server: meetings on it (npm run livekit:install)', suites: /\.livekit\.test\.ts$/ },
};

export const hidden = (process.env.ROUNDEL_WITHOUT ?? '').split(',').filter(Boolean);

for (const name of hidden) {
  if (!Object.hasOwn(components, name)) {
    console.error(`ROUNDEL_WITHOUT may name ${Object.keys(components).join(', ')}, not "${name}".`);
    process.exit(1);
  }
}
