export const protection = {
  title: 'How this is protected',
  intro: 'What is protected, what is not, and what it depends on.',
  here: {
    title: 'In this browser',
    key: 'The group’s key is here. It came with the link and stays in this browser, which uses it to check what the other browsers send.',
    noKey:
      'The group’s key is not here: you came by a link without it (links in e-mails carry none). You can take part, but where the key is mentioned below, your protection depends on an honest server.',
    insecure:
      'This page was loaded over an insecure connection. Masking answers needs https, so it does not work here.',
  },
  verdicts: { holds: 'Protected', depends: 'Depends', not: 'Not protected' },
  evaluation: {
    title: 'The evaluation',
    lead: 'Your browser adds random numbers to your answers before it sends them. The browsers of the group choose these numbers together so that they cancel out in the total: the total can be read, a single answer cannot.',
    masked:
      'Nobody reads a single rating: not another member, not the facilitator, not from the database, its backups or its logs, and not by watching what passes through the server.',
    onlyTotals: 'Only the totals and how many answered are kept. Your own answers are stored nowhere.',
    four: 'With fewer than 4 answers there is no form at all. Screens show averages rounded to halves. How often a score was given is shown only with 8 or more answers.',
    dropout:
      'If somebody drops out, the round starts again once or ends without a result. Two results that differ by one person never exist.',
    counted: 'Your browser adds up the answers itself, and tells you if the server comes to another result.',
    key: 'The group’s key keeps a dishonest server from stepping in between the browsers. If somebody’s browser does not have it, the protection depends on an honest server, and the result says so.',
    sum: 'With some effort, members could read the exact sum of a question in their browser. Only the screens round it.',
    took: 'The server sees that you took part, when, and from which address.',
    small: 'In groups of 2 or 3, nothing could hide an answer, so there is no form and you talk instead.',
    unanimous:
      'If everybody gives the same score, everybody’s score is known. If all the others put their answers together, yours is what is left. Two meetings that differ by one person show that person’s answer.',
    text: 'The free text is not masked. The server sees it while it shuffles the notes, and the group may guess from style and content who wrote it.',
    cheat:
      'Somebody with a changed program can spoil a total. An impossible total is noticed, and then there is no result. A small change is not noticed.',
    demo: 'In the simulated group, the server plays the other members, so it can work out your answers there.',
  },
  media: {
    title: 'Sound and picture',
    lead: 'This program records and transcribes nothing.',
    mesh: 'Between browsers directly (small groups): encrypted from browser to browser, and not readable on the way. A dishonest server could still step in between, unless your group has “Encrypt sound and picture” on: then nothing goes to a browser that has not proved the group’s key.',
    livekit:
      'Over a media server (larger groups): encrypted on the way to that server and from it. The person who runs it could listen, unless your group has “Encrypt sound and picture” on.',
    encrypted:
      'With it on, sound and picture are encrypted in your browser and opened with the group’s key in the browsers of the others. The media server and this server cannot read what they pass on. People who do not have the key, or whose browser cannot do this, are left out and told why.',
    encryptedKey:
      'It depends on the group’s key behind the # in your link. Anybody else who has that whole link and works with a server could listen unseen, including somebody you removed. Until somebody first leaves, the link alone opens what a server recorded. The server tells you who is in the room and whether encryption is on, so watch the round and the small lock.',
    encryptedOther:
      'If somebody’s key differs from yours, their seat says so, and no sound or picture passes between you two. Either one of the links is damaged or belongs to another group, or somebody in between changes what your browsers tell each other. The program cannot tell which.',
    encryptedLeft:
      'When somebody leaves or is removed, the others change to a new key within a moment, in the worst case some seconds. What was said until then could be opened with the old one.',
    encryptedOnly:
      'It covers only sound and picture. It does not cover what you write and draw, names, the agenda, who spoke when and for how long, or how much data goes to whom.',
    elsewhere: 'If you talk in another tool or by phone, the promises of that tool apply.',
    listen:
      'In listening stages the others’ browsers do not play the client’s microphone; with a media server it is closed there.',
    film: 'Somebody in the group can film the screen or write along. No program stops that; your agreement may.',
  },
  records: {
    title: 'What you write',
    lead: 'Cards, plans, boards and notes are kept so that you find them again.',
    private: 'Nobody but you gets your private notes, or your issue card before you show it.',
    members:
      'What you show to the group is for its members. A sponsor sees figures, and never a text, a name or a room.',
    mail: 'Texts and names of clients are never in an e-mail or a calendar entry.',
    operator: 'The person who runs the server can read its database: cards, plans, boards, notes.',
    talk: 'How long each person spoke is counted. You see your own time. The group sees everybody’s only if its agreement says so.',
  },
  program: {
    title: 'The program itself',
    links:
      'Links hold 128 random bits and are stored only as a fingerprint. What follows the # in an address is not sent, apart from the invitation itself when you click.',
    noTrack: 'Nothing is loaded from anybody else: no fonts, no counters, no trackers.',
    altered:
      'A server that sends your browser an altered program can undo all of this, and today nothing would warn you.',
    device: 'Anybody who can use your computer, or look over your shoulder, sees what you see.',
  },
} as const;
