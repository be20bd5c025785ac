export const deviceHints = {
  close: 'Close',
  pulled:
    'Your microphone is no longer plugged in, so nobody hears you. Plug it in again, or another one: it then goes on by itself.',
  muted: {
    text: 'You are muted. Nobody hears you.',
    turnOn: 'Turn it on',
  },
  silent: {
    text: 'Your microphone picks up nothing. Check whether it has a mute switch.',
    other: 'Choose another',
  },
  /** More than 6 people without a media server. */
  large: {
    text: 'More than 6 people are here: you hear everybody and see the person who has the floor.',
    mine: 'Your camera is shown while you have the floor.',
    lead: 'With a media server, everybody can be seen.',
  },
  check: {
    trying: 'Trying your connection …',
    fine: 'Your connection is fine.',
    noServer: 'The server does not answer. This page tries again as soon as the network is back.',
    noMedia:
      'Sound and picture are not available at the moment. Your network is not the reason. Take your seat anyway: they start by themselves.',
    slow: 'The network is slow at the moment. Closing downloads and videos may help.',
    closed: 'This browser does not send sound and picture. A privacy add-on or a company policy may be the reason.',
    blocked:
      'Your network blocks sound and picture. Another network, a phone hotspot, or turning off the VPN usually helps.',
    detour: 'Your network is strict. Sound and picture go through a relay and may arrive a little late.',
    noRelay:
      'Your connection works, but the relay for strict networks does not answer. If somebody cannot hear you, tell the person who runs this server.',
    again: 'Check again',
  },
  blur: {
    label: 'Blur my background',
    note: 'This device does the work and uses more power.',
    failed: 'The blur could not be loaded, so the camera stays off. Untick it to show yourself without blur.',
  },
  more: 'Background and quality',
  network: {
    legend: 'Video quality',
    full: { label: 'Everybody’s video', note: 'The person who has the floor is large and sharp.' },
    smaller: { label: 'Smaller pictures', note: 'For a slow network: all pictures use much less of it.' },
    soundOnly: {
      label: 'Only sound',
      note: 'My camera is off and nobody’s video is shown, apart from a shared screen. Turning my camera on ends this.',
    },
    weak: 'Your network is slow.',
    useSmaller: 'Smaller pictures',
  },
  screen: {
    system:
      'Your computer blocks screen sharing for your browser. Allow screen recording in its privacy settings, then share again.',
    failed: 'Your screen could not be shared. Please try again.',
    movedOn: 'Your screen is no longer shared: the floor has moved on.',
    closed: 'Your screen is no longer shared.',
  },
  blocked: {
    systemComputer: 'How to allow it in the settings of your computer',
    systemPhone: 'How to allow it in the settings of your phone or tablet',
    inUse: 'If no other program is using it',
    browser: {
      chrome: 'Chrome',
      edge: 'Edge',
      firefox: 'Firefox',
      safari: 'Safari',
      other: 'your browser',
    },
    microphone: 'Microphone',
    camera: 'Camera',
    both: 'Camera, and Microphone',
    macos: {
      path: 'Open the Apple menu, System Settings, Privacy & Security, {{what}}.',
      allow: 'Switch {{browser}} on. If it asks, quit {{browser}} and open it again.',
    },
    windows: {
      path: 'Open Start, Settings, Privacy & security, {{what}}.',
      allow:
        'Switch the access on, also for apps and for desktop apps. Some laptops have a switch or a slider of their own.',
    },
    linux: {
      path: 'Check whether the laptop has a switch or a key for it, and whether it is muted in the settings under Sound.',
      allow: 'If {{browser}} came as a Snap or Flatpak, allow it there, in the permissions of the app.',
    },
    chromeos: {
      path: 'Open Settings, Privacy and security, Privacy controls, {{what}}.',
      allow: 'Switch the access on, and check whether the laptop has a switch of its own.',
    },
    android: {
      path: 'Open Settings, Apps, {{browser}}, Permissions, {{what}}, and allow it.',
      allow: 'Pull down from the top edge and check that no tile there says that access is blocked.',
    },
    ios: {
      path: 'Open Settings, Apps, {{browser}}, and allow {{what}}. On older systems, {{browser}} is listed in Settings itself.',
      allow: 'If it is greyed out, look in Settings under Screen Time, Content & Privacy Restrictions.',
    },
    other: {
      path: 'Open the settings of your system and look for privacy, {{what}}.',
      allow: 'Allow it for {{browser}}.',
    },
    again: 'Then come back here and try again.',
  },
  device: {
    hint: {
      on: 'The bar moves when your microphone hears you.',
      off: 'Your microphone is off at the moment.',
    },
    none: 'None found',
  },
} as const;
