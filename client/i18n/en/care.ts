export const care = {
  close: 'Close',
  muted: {
    line: 'You are muted.',
    turnOn: 'Turn it on',
  },
  silent: {
    line: 'We hear nothing from you. Is your microphone muted at its own switch?',
    other: 'Choose another',
  },
  /** More than six people without a media server. */
  large: {
    line: 'We are more than six: all are heard, and who has the floor is seen.',
    mine: 'Your camera waits until that is you.',
    lead: 'A media server would show everybody.',
  },
  check: {
    trying: 'Trying your connection …',
    fine: 'Your connection is fine.',
    noServer: 'The server does not answer. It is asked again as soon as the line is back.',
    noMedia:
      'Sound and picture are not to be had at the moment, whatever your network. Take your seat all the same: they come by themselves.',
    slow: 'The line is slow at the moment. Closing other downloads and videos may help.',
    closed: 'This browser lets no sound and picture out. A privacy add-on or a rule of your company may be the reason.',
    blocked:
      'Your network keeps sound and picture in. Another network, a phone as hotspot, or a pause of the VPN usually helps.',
    detour: 'Your network is strict. Sound and picture take a detour and may come a little late.',
    noRelay:
      'Your connection works, but the relay for strict networks does not answer. If somebody cannot hear you, tell who runs this server.',
    again: 'Check again',
  },
  blur: {
    label: 'Blur what is behind me',
    note: 'Drawn on this computer, which works harder for it.',
    failed: 'The blur could not be loaded, so the camera is closed. Take the tick away to show yourself without it.',
  },
  more: 'Background and line',
  line: {
    legend: 'Pictures over my line',
    full: { label: 'All of them', note: 'Who has the floor comes large and sharp.' },
    smaller: { label: 'Smaller pictures', note: 'Spares a weak line: mine and theirs need much less of it.' },
    soundOnly: {
      label: 'Only sound',
      note: 'My camera closes and nobody’s picture comes. A shared screen still does. Turning my camera on ends this.',
    },
    weak: 'Your line is weak. Smaller pictures leave more of it to the voices.',
    spare: 'Smaller pictures',
  },
  screen: {
    system:
      'Your computer keeps its screen from your browser. Allow screen recording for it in the privacy settings of your computer, then share again.',
    failed: 'Your screen could not be shared. Please try once more.',
    movedOn: 'Your screen is no longer shared: the floor has moved on.',
    closed: 'Your screen is no longer shared.',
  },
  blocked: {
    system: 'How to open it in the settings of your {{thing}}',
    inUse: 'If no other program holds it',
    computer: 'computer',
    tablet: 'phone or tablet',
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
      path: 'See whether the laptop has a switch or a key for it, and whether it is muted in the settings under Sound.',
      allow: 'If {{browser}} came as a Snap or Flatpak, allow it there, in the permissions of the app.',
    },
    chromeos: {
      path: 'Open Settings, Privacy and security, Privacy controls, {{what}}.',
      allow: 'Switch the access on, and see whether the laptop has a switch of its own.',
    },
    android: {
      path: 'Open Settings, Apps, {{browser}}, Permissions, {{what}}, and allow it.',
      allow: 'Pull down from the top edge: no tile there may say that access is blocked.',
    },
    ios: {
      path: 'Open Settings, Apps, {{browser}}, and allow {{what}}. On older systems {{browser}} stands in Settings itself.',
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
