/** The page after leaving a group. */
export const left = {
  title: 'You have left',
  heading: 'You have left {{name}}',
  kept: 'What was kept',
  keptAbout: 'The group keeps your name in its minutes, and what you released to it. The others see that you left.',
  keptEnded: 'The group ended with you. Everything of it is erased later, as the group decided, or after a month.',
  gone: 'What is gone',
  goneAbout:
    'Its page, its minutes and boards, your private notes and your actions are not open to you any more. 1:1s that you had planned with its people do not take place; they see that at home.',
  file: 'Your file',
  fileAbout: 'It was made just before you left, with what is yours. Once you leave this page it cannot be made again.',
  noFile: 'It could not be made before you left.',
  save: 'Save my file',
  saved: 'Saved. Keep the file where only you can read it.',
  home: 'Go to the start page',
} as const;
