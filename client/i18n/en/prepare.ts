/** What a member prepares on the page of the group before a meeting. */
export const prepare = {
  title: 'Prepare',
  about: 'For {{when}}. What you write here is in the room when the meeting begins.',
  loading: 'Opening your card',
  card: 'My issue card',
  again:
    'You presented this card at an earlier meeting, and it stays in the minutes of that meeting. What do you bring this time?',
  empty: 'Begin with an empty card',
  private: 'Only you can see this card until you show it in the meeting.',
  shown: 'The group sees this card.',
  shownOlder: 'The group sees an earlier version of this card.',
  saved: 'Saved.',
  saving: 'Saving…',
  stale: 'You changed this card in another window. That version is shown here now; what you wrote here stands below.',
  kept: 'What you wrote here, and what could not be saved',
  discard: 'Discard this text',
  actions_one: 'Say how {{count}} action went',
  actions_other: 'Say how {{count}} actions went',
  actionsAbout: 'One line each. The group reads it when the meeting opens.',
} as const;
