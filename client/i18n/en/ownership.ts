/** Taking along what a person or a group owns. */
export const ownership = {
  title: 'Take it with you',
  about:
    'A ZIP file with texts for people (Markdown), data for programs (JSON) and the boards as pictures. Private notes and cards of others are never in it.',
  group: 'Save what the group owns',
  mine: 'Save what is mine',
  loading: 'Asking the server',
  drawing_one: 'Drawing {{done}} of {{count}} board',
  drawing_other: 'Drawing {{done}} of {{count}} boards',
  saved: 'Saved. Keep the file where only you can read it.',
  without_one: 'Saved, but {{count}} board could not be drawn. Its data are in the file all the same.',
  without_other: 'Saved, but {{count}} boards could not be drawn. Their data are in the file all the same.',
  failed: 'The file could not be made. Check your network and try again.',
  tooFast: 'Others are saving their files just now. Try again in a few seconds.',
} as const;
