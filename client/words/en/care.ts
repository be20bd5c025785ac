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
  device: {
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Loudspeaker',
    numbered: '{{kind}} {{number}}',
    hint: {
      on: 'The bar moves when your microphone hears you.',
      off: 'Your microphone is off at the moment.',
    },
    none: 'None found',
    test: 'Play a sound',
  },
} as const;
