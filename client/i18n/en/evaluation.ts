export const evaluation = {
  forms: {
    E1: { title: 'How was this meeting for you?', result: 'How it was for us' },
    E2: { title: 'How are our meetings for you?', result: 'How our meetings are for us' },
  },
  parts: { work: 'My work', safety: 'How we treat each other', meetings: 'How we meet' },
  questions: {
    belonging: {
      ask: 'I could say what mattered to me and felt respected.',
      short: 'Said what mattered, felt respected',
    },
    relevance: { ask: 'We worked on what matters to me.', short: 'Worked on what matters' },
    method: {
      ask: 'The way we worked suited me: time, turns, questions.',
      short: 'Time, turns and questions suited me',
    },
    gain: { ask: 'What I gained, compared with the time I spent:', short: 'Gain for the time spent' },
    progress: {
      ask: 'I have made progress on what matters most to me.',
      short: 'Progress on what matters most',
    },
    tried: { ask: 'I have tried out the actions that I planned here.', short: 'Tried out planned actions' },
    skill: { ask: 'I have become better at asking and at listening.', short: 'Better at asking and listening' },
    useful: { ask: 'What I take away from here is useful in my work.', short: 'Useful in my work' },
    mistakes: {
      ask: 'Nobody here thinks less of me when I get something wrong.',
      short: 'Getting something wrong is all right',
    },
    hardIssues: { ask: 'I can bring up what is hard to talk about.', short: 'Hard issues can be brought up' },
    askingHelp: { ask: 'It is easy for me to ask for help here.', short: 'Asking for help is easy' },
    facilitation: { ask: 'The way our meetings are led helps me.', short: 'The way meetings are led helps' },
    quality: { ask: 'Our meetings are well used and worth coming to.', short: 'Well used, worth coming to' },
    goOn: { ask: 'Should this group go on?', short: 'The group should go on' },
  },
  captions: {
    agreement: { 1: 'no', 5: 'yes' },
    gain: { 1: 'much less', 2: 'less', 3: 'as much', 4: 'more', 5: 'much more' },
    goOn: { 1: 'no', 3: 'changed', 5: 'as it is' },
  },
  scales: { goOn: '1 no, 3 changed, 5 as it is' },
  ballot: {
    rated: '{{rated}} of {{count}} rated',
    nextOpen: 'Go to the next open one',
    score: '{{score}} of 5',
    scoreNamed: '{{score}} of 5: {{caption}}',
    text: 'One thing to keep or change (if you like)',
    textHint:
      'Your name is not on it, but the group may guess who wrote it. When at least {{least}} people answer, everybody reads all notes at once, in random order. Otherwise yours stays in this browser.',
    textStays_one:
      '{{count}} person can still answer. Notes are shown from {{least}} on, so yours will stay in this browser, for you to say aloud.',
    textStays_other:
      '{{count}} people can still answer. Notes are shown from {{least}} on, so yours will stay in this browser, for you to say aloud.',
    left_one: '{{count}} character left',
    left_other: '{{count}} characters left',
    send: 'Send',
    missing_one: 'Answer the last rating to send',
    missing_other: 'Answer {{count}} more ratings to send',
    insecure:
      'This page was loaded over plain http, where your browser cannot hide your scores from others, so you are not asked for any. On an https address you could answer.',
    final: 'After Send nothing can be changed.',
    decline: 'Skip it this time',
    declineAsk: 'Skip the whole form?',
    declineWhy: 'You will not be asked again in this meeting, and you do not have to give a reason.',
    declineYes: 'Skip it',
    declineNo: 'Back to the form',
    asked: 'This form is for {{names}}. Tell the group if a name is here that you do not know, or one person twice.',
    how: 'What the form protects, and what it does not',
  },
  short: {
    isHidden: 'Hidden:',
    hidden: 'which scores you give. The group and the lead see only the averages of all.',
    isNotHidden: 'Not hidden:',
    notHidden:
      'that you answered. People may guess who wrote a note. And if all the others put their answers together, yours is what is left.',
  },
  keys: {
    all_one: '{{count}} browser has the group’s key, so the server cannot see your scores either.',
    all_other: 'All {{count}} browsers have the group’s key, so the server cannot see your scores either.',
    asking_one: 'Still asking the browser of {{names}} whether it has the group’s key.',
    asking_other: 'Still asking the browsers of {{names}} whether they have the group’s key.',
    none_one: 'The browser of {{names}} does not have the group’s key. It gets it by opening the group’s full link.',
    none_other: 'The browsers of {{names}} do not have the group’s key. They get it by opening the group’s full link.',
    among_one: 'A dishonest server could see your scores.',
    among_other:
      'A dishonest server could see the scores sent from there. Yours stay hidden from it among the {{count}} browsers that have the key.',
    alone: 'No other browser is known to have it, so a dishonest server could see your scores.',
    other_one:
      'The browser of {{names}} has another key than yours, so it will not be counted together with yours. One of the two came by a damaged or foreign link.',
    other_other:
      'The browsers of {{names}} have another key than yours, so they will not be counted together with yours. Somebody came by a damaged or foreign link.',
    demo: 'In this demo the server plays the other people, so it can work out your scores. In a meeting of people whose browsers have the group’s key it cannot.',
    mine: 'This browser does not have the group’s key, because you came by a link without it. The members still see only averages, but a dishonest server could see your scores. To get the key, open the group’s full link in this browser.',
    foreign:
      'Your browser has another key than all the others, so it could not send your answers. Open the group’s full link in this browser. What you fill in here is kept.',
  },
  progress: {
    answered_one: '{{ready}} of {{count}} has answered',
    answered_other: '{{ready}} of {{count}} have answered',
    declined_one: '{{count}} skips it',
    declined_other: '{{count}} skip it',
  },
  waiting: {
    sentTitle: 'Ready to be counted',
    sent: 'Your answers wait in this browser until everybody has answered. Then your browser hides each score behind random numbers and sends only that. The group sees averages.',
    declinedTitle: 'You skipped it this time',
    declined: 'The others are still answering. You will see the averages with them.',
    notMineTitle: 'The members are answering',
    noMember: 'People who take part as members rate the meeting. You will see the averages when they do.',
    satTooLate:
      'You sat down after the last slot, so this form does not ask you. You will see the averages together with the others.',
    summingTitle: 'Adding up',
    summing: 'The answers are being added up. This takes a few seconds. Please stay on the page.',
    again:
      'Somebody dropped out, so the answers of the others are added up again. You do not have to type anything again.',
    againWithout_one:
      'The browser of {{names}} dropped out, so the answers of the others are added up again. You do not have to type anything again.',
    againWithout_other:
      'The browsers of {{names}} dropped out, so the answers of the others are added up again. You do not have to type anything again.',
    forgedTitle: 'Your answers were not sent',
    forged:
      'Your browser could not make sure that it speaks with the browsers of your group, so it did not send your answers. Either one of you came by a damaged or foreign link, or somebody in between changes what your browsers tell each other. Tell the group and the person who runs this server.',
    loading: 'One moment',
  },
  conversation: {
    title: 'Talk about it instead',
    why: 'Fewer than 4 people can answer, and among so few it is easy to guess who gave which score. So there is no form. Talk about the meeting instead.',
    round: 'About a minute each:',
    after: 'What we take from it',
    afterAbout: 'You talked about the meeting, so there are no answers to count. Settle what you do differently.',
    E1: {
      one: 'What helped me today?',
      two: 'What would have helped me more?',
      three: 'What one thing do we change next time?',
    },
    E2: {
      one: 'What has become better for me since we began?',
      two: 'What can I say and ask here, and what can I not?',
      three: 'Should we go on, and what do we change if we do?',
    },
  },
  noResult: {
    title: 'No result',
    tooFew:
      'Fewer than 4 answers came in. Among so few it would be easy to guess who gave which score, so nothing is shown and nothing is kept.',
    tooFewOf:
      '{{answers}} of {{of}} people answered, and it takes {{needed}} to protect each of them. So nothing is shown and nothing is kept.',
    leftDuringReveal:
      'A browser dropped out at the last step. Each browser holds one part of what opens the total, so it stays closed. Nothing is kept.',
    leftTwice: 'Browsers dropped out twice while the answers were being added up. Nothing is kept.',
    impossible:
      'The numbers do not add up, because a browser sent something impossible. Nothing is shown and nothing is kept.',
    without_one: 'The browser of {{names}} dropped out.',
    without_other: 'The browsers of {{names}} dropped out.',
    instead: 'Talk about the meeting for a moment instead.',
  },
  own: {
    title: 'Your note',
    about: 'Nobody else has read it: it is only in this browser. You can say it aloud, or copy it for later.',
    copy: 'Copy',
    copied: 'Copied',
    byHand: 'This browser does not allow copying here. Select the text and copy it yourself.',
    delete: 'Delete it',
  },
  result: {
    earlier: 'Earlier in this meeting: {{title}}',
    of: '{{answerers}} of {{present}} answered.',
    rounded: 'Averages rounded to halves, 1 to 5.',
    ring: 'The ring shows last time.',
    never:
      'Nobody is shown a single score. A member with technical knowledge could read the exact total of a question.',
    value: '{{value}} of 5',
    valueBefore: '{{value}} of 5, last time {{before}}',
    spread: 'Score {{score}}: {{count}}',
    spreadTitle: 'How often each score was given',
    notes: 'Keep or change',
    unsigned: 'Without names, in random order.',
    noNotes: 'Nobody wrote a note.',
    notesNotShown_one: '{{count}} person answered. Notes are shown from {{least}} on, because fewer could be guessed.',
    notesNotShown_other:
      '{{count}} people answered. Notes are shown from {{least}} on, because fewer could be guessed.',
    change: 'Our one change for next time',
    changeHint: 'One sentence. It is shown again when the next meeting opens.',
    otherChange: 'Somebody else wrote: “{{text}}”',
    takeTheirs: 'Take theirs',
    keepMine: 'Save mine instead',
    differs:
      'Your browser added up the answers itself and got another result than the server. Do not trust these figures, and tell the person who runs this server.',
    doubted_one:
      'Your browser could not make sure that it spoke with the browser of {{names}}, so the round went on without it. Either that browser came by another link, or somebody in between changes what your browsers tell each other.',
    doubted_other:
      'Your browser could not make sure that it spoke with the browsers of {{names}}, so the round went on without them. Either those browsers came by another link, or somebody in between changes what your browsers tell each other.',
    same: 'Your browser added up the answers itself and got the same result.',
    trust: {
      unknown: '',
      verified: 'It also checked, with the key in the group’s link, that it spoke with the browsers of the group.',
      partly:
        'Not every browser has the key of the group’s link. The members learn nothing from that. But a dishonest server could have learned the scores from the browsers without it; yours has it, and was hidden among those that do.',
      noKey:
        'This browser does not have the key of the group’s link. The members learn nothing from that, but a dishonest server could have learned your scores.',
      forged: '',
    },
  },
} as const;
