export const protection = {
  title: 'How this is protected',
  intro: 'What holds, what does not, and on what it rests. No promise is larger than what the program does.',
  here: {
    title: 'In this browser',
    key: 'The group’s key is here. It came with the link, stays in this browser, and lets it check what the other browsers send.',
    noKey:
      'The group’s key is not here: you came by a link without it (links in mails carry none). You take part all the same, but what is said below about the key rests on an honest server for you.',
    insecure: 'This page came over an insecure connection. Hiding answers needs https, so here it does not work.',
  },
  signs: { holds: 'Holds', depends: 'Depends', not: 'Does not hold' },
  evaluation: {
    title: 'The evaluation',
    lead: 'Your answers never leave your browser as they are. The browsers mask them together so that only the sum can be read.',
    masked:
      'Nobody reads a single rating: not another member, not the facilitator, not from the database, its backups or its logs, and not by watching what passes through the server.',
    onlyTotals: 'Only the totals and how many answered are kept. A ballot of yours exists nowhere.',
    four: 'With fewer than four answers there is no form at all. Screens show averages rounded to halves; how often a score was given only from eight answers.',
    dropout:
      'If somebody drops out, the round starts again once or ends without a result. Two results that differ by one person never exist.',
    counted: 'Your browser adds up by itself and says so if the server comes to another result.',
    key: 'That a dishonest server cannot put itself between the browsers rests on the group’s key. Where somebody came without it, it rests on an honest server; the result says which.',
    sum: 'Members could, with effort, read the exact sum of a question in their browser. Rounding is for the screens.',
    took: 'That you took part, when, and from which address: the server sees it.',
    small: 'In groups of two or three nothing hides an answer, so the form is left out and you talk.',
    unanimous:
      'If everybody gives the same score, everybody’s score is known. And all others together can work out yours.',
    text: 'The free text is not masked: the server sees it while it shuffles it, and style and content may give you away. The group may guess.',
    cheat:
      'Somebody with a changed program can spoil a total. If it becomes impossible there is no result; a small lie stays unseen.',
    demo: 'In the simulated group the server plays the other members, so there it can work out your answers.',
  },
  media: {
    title: 'Sound and picture',
    lead: 'Nothing is recorded or transcribed, by this program.',
    mesh: 'Between browsers directly (small groups): encrypted from browser to browser, and not readable on the way. A dishonest server could still step in between, unless your group has “Encrypt sound and picture” on: then nothing goes to a browser that has not proved the group’s key.',
    livekit:
      'Over a media server (larger groups): encrypted on the way to that server and from it. Who runs it could listen, unless your group has “Encrypt sound and picture” on.',
    sealed:
      'With it on, sound and picture are encrypted in your browser and opened with the group’s key in the browsers of the others. The media server and this server pass on what they cannot read. Who lacks the key, or a browser that can do it, is left out and told why.',
    sealedKey:
      'It rests on the group’s key behind the # in your link. Whoever else has that whole link and works with a server could join in unseen, somebody you removed too; and until somebody first leaves, the link alone opens what a server recorded. Who is in the room, and whether encryption is on, the server tells you: watch the round and the small lock.',
    sealedOther:
      'If somebody’s key is not yours, their seat says so and nothing passes between you two: one of the links is damaged or of another group, or somebody in between changes what your browsers tell each other. The program cannot tell which.',
    sealedLeft:
      'When somebody leaves or is removed, the others change to a new key within a moment, in the worst case some seconds. What was said until then could be opened with the old one.',
    sealedOnly:
      'It covers sound and picture, nothing else. What you write and draw, names, the agenda, and who spoke when and how long are not covered, nor is how much flows to whom.',
    elsewhere: 'If you talk in another tool or by phone, what that tool promises holds.',
    listen:
      'In listening stages the others’ browsers do not play the client’s microphone; with a media server it is closed there.',
    film: 'Somebody in the group can film the screen or write along. No program stops that; your agreement may.',
  },
  words: {
    title: 'What you write',
    lead: 'Cards, plans, boards and notes are kept so that you find them again.',
    private: 'Your private notes and your issue card before you show it are given to nobody but you.',
    members: 'What you show to the group is for its members. A sponsor sees figures, never a text, a name or a room.',
    mail: 'Texts and names of clients never stand in a mail or a calendar entry.',
    operator:
      'Who runs the server can read its database: cards, plans, boards, notes. They are not encrypted against them.',
    talk: 'How long each one spoke is counted. You see your own time; the group only if its agreement says so.',
  },
  program: {
    title: 'The program itself',
    links:
      'Links hold 128 random bits and are stored only as a fingerprint. What stands behind the # in an address is not sent, apart from the invitation itself when you click.',
    noTrack: 'No service of anybody else is loaded: no fonts, no counters, no trackers.',
    altered:
      'A server that hands your browser an altered program can undo all of this. It would have to do so for everybody to see; today nothing warns you.',
    device: 'Whoever can use your computer sees what you see, and somebody may look over your shoulder.',
  },
} as const;
