/** Text for people who sit in one physical room while others are remote. */
export const sharedRoom = {
  about:
    'For people who sit in one physical room. The microphone and the loudspeaker of one of you are used for all, so that there is no echo. The other pages send and play no sound; cameras may stay on.',
  choose: 'I sit with',
  nobody: 'nobody',
  none: 'Nobody else is here whose sound runs through Roundel.',
  with: 'You sit in one room with {{names}}.',
  carries: {
    me: 'Your microphone and loudspeaker are used for all of you.',
    other: 'The microphone and loudspeaker of {{name}} are used for all of you.',
    nobody: 'Nobody’s microphone and loudspeaker are used for your room at the moment.',
  },
  open: 'It is open while any of you may speak. Roundel cannot tell your voices apart: whoever should only listen has to keep silent by themselves.',
  take: 'Use my microphone and loudspeaker',
  noMicrophone: 'This browser has no microphone that it may use',
  handOn: 'Somebody else should take over',
  handsOnHere: 'They can hand that on, here in their own menu.',
  alone: 'I sit alone again',

  notice: {
    named: '{{names}} says you sit in one room. Use your microphone and loudspeaker for all?',
    yes: 'Use mine',
    no: 'I sit alone',
    take: 'Use mine',
    handsOn: '{{name}} asks somebody in your room to take over the microphone.',
    lost: '{{name}}, who has your room’s microphone, is not connected.',
    cannot: 'The microphone of {{name}}, used for your room, does not work.',
    nobody: 'Nobody has your room’s microphone now.',
    apart: 'You sit in one room with {{names}}, in different groups now. Use headphones, or another place.',
    listens: 'You listen now, and your room’s microphone hears you too. Please keep silent until this stage ends.',
  },
} as const;
