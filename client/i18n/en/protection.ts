export const protection = {
  title: 'What is protected here, and what is not',
  intro:
    'Each sentence says whether something is protected, whether it depends on something, or whether it is not protected.',
  here: {
    title: 'In this browser',
    key: 'The key of your group is in this browser. It came with the link, stays here, and never goes to the server. Your browser uses it to make sure that it speaks with the browsers of your group.',
    noKey:
      'The key of your group is not in this browser, because you came by a link without it (links in e-mails carry none). You can take part in everything. But where the key is mentioned below, you have to trust the person who runs the server.',
    insecure:
      'This page was loaded over an insecure connection. Your browser can hide your scores only on an https page, so the form does not ask you here.',
  },
  stored: 'What the server stores, who sees it and how long it stays, table by table',
  verdicts: { holds: 'Protected', depends: 'Depends', not: 'Not protected' },
  evaluation: {
    title: 'The form at the end of a meeting',
    lead: 'The form asks you for a few scores. Before a score leaves your browser, the browser adds a large random number to it. The browsers of the group choose these numbers together so that they cancel each other out when all answers are added up. So the group gets the right total, and what each browser sent looks like any other number.',
    masked:
      'Nobody can look up the scores that you gave: no other member, not the lead, and not the person who runs the server, even with the database, its backups, its logs and everything that passes through the server. What limits this is said below under “Depends” and “Not protected”.',
    onlyTotals: 'Only the totals and how many people answered are kept. Your own scores are stored nowhere.',
    four: 'Fewer than 4 answers never make a result. The screen shows averages, rounded to halves. It shows how often each score was given only when at least 8 people answered.',
    early:
      'Nobody can get a result by closing the form after a few answers. It takes at least 4 answers, and at least two thirds of the people who were there when the form opened, for example 4 of 5. People who left or were removed still count among them, and people who sit down after the last slot are not asked.',
    dropout:
      'If somebody’s browser drops out, the answers of the others are added up once more without that person, or there is no result. One meeting never gives two totals that differ by one person.',
    counted: 'Your browser adds up the answers itself, and tells you if the server says something else.',
    key: 'The link of your group holds a key that the server never gets. With it, the browsers make sure that they speak with each other. A dishonest server could otherwise pretend to be the others and read your scores. If a browser does not have the key, the form still works, but a dishonest server could learn the scores from that browser, and yours are hidden only among the browsers that have it. The form says, before you send, whether all browsers have the key: each proves it to the others, and the server can make no such proof. If a proof that the form counted is missing afterwards, your browser sends nothing.',
    sum: 'The screen rounds the averages. A member with technical knowledge could read the exact total of a question.',
    took: 'The server sees that you answered, when, and from which internet address. The group sees how many have answered, so whoever watches the number may guess who was last.',
    small: 'In groups of 2 or 3 nothing could hide a score, so there is no form, and you talk instead.',
    unanimous: 'If everybody gives the same score, the average gives away everybody’s score.',
    others: 'If all the others put their answers together, yours is what is left of the total.',
    twoMeetings:
      'If the same group meets once with you and once without you, somebody who compares the two totals can work out your scores, provided that the others gave the same scores both times.',
    twoSeats:
      'One person can sit on two seats, with two browsers and two names, and then counts twice. The program cannot tell. The form shows the names of the people it asks: look whether you know all of them.',
    text: 'The server can read the note that you write below the scores while it shuffles the notes. The group reads it without your name, but may guess who wrote it.',
    cheat:
      'Somebody who changes the program in their own browser can spoil a total. An impossible total is noticed, and then there is no result. A small change is not noticed.',
  },
  media: {
    title: 'Sound and picture',
    lead: 'This program records and transcribes nothing.',
    mesh: 'In small groups, sound and picture go straight from browser to browser and are encrypted on the way. A dishonest server could still pretend to be the others, unless your group has “Encrypt sound and picture” on: then nothing goes to a browser that has not proved that it has the group’s key.',
    livekit:
      'In larger groups, sound and picture go through a media server and are encrypted on the way to it and from it. The person who runs it could listen, unless your group has “Encrypt sound and picture” on.',
    encrypted:
      'With it on, sound and picture are encrypted in your browser and opened with the group’s key in the browsers of the others. The media server and this server cannot read what they pass on. People who do not have the key, or whose browser cannot do this, are left out and told why.',
    encryptedKey:
      'It depends on the key of your group, which stands behind the # sign in your link. Somebody who has the whole link and also controls a server could listen unseen, and so could they together with somebody you removed. Until the first person leaves, the link alone is enough to open what a server recorded. The server tells your browser who is in the room and whether encryption is on, so look at the round and at the small lock.',
    encryptedOther:
      'If somebody’s key differs from yours, their seat says so, and no sound or picture passes between you two. Either one of the links is damaged or belongs to another group, or somebody in between changes what your browsers tell each other. The program cannot tell which.',
    encryptedLeft:
      'When somebody leaves or is removed, the others change to a new key within a moment, in the worst case some seconds. What was said until then could be opened with the old one.',
    encryptedOnly:
      'It covers only sound and picture. It does not cover what you write and draw, names, the agenda, who spoke when and for how long, or how much data goes to whom.',
    elsewhere: 'If you talk in another tool or by phone, the promises of that tool apply.',
    listen:
      'In listening stages the others’ browsers do not play the client’s microphone; with a media server it is closed there.',
    film: 'Somebody in the group can film the screen or write along. No program prevents that. Your agreement may forbid it.',
  },
  records: {
    title: 'What you write',
    lead: 'Cards, plans, boards and notes are kept so that you find them again.',
    private:
      'No other member gets your private notes, or your issue card before you show it. Pages of silent writing are yours until you give them away; a page that is written for the client says so.',
    members:
      'What you show to the group is for its members. The organisation that pays for the group sees figures only, and never a text, a name or a room.',
    mail: 'Texts and names of clients are never in an e-mail or a calendar entry.',
    operator:
      'The person who runs the server can read what is stored there: cards, plans, boards and notes, the private ones too.',
    talk: 'How long each person spoke is counted. You see your own time, and the person who leads sees everybody’s.',
  },
  program: {
    title: 'The program itself',
    links:
      'Nobody can guess an invitation link. The server does not store the link itself, only a number that is computed from it and does not lead back to it. Browsers do not send what follows the # in an address; when you accept an invitation, only the part that invites you is sent, and not the key.',
    noTrack: 'Nothing is loaded from anybody else: no fonts, no counters, no trackers.',
    altered:
      'A server that sends your browser an altered program can undo all of this, and today nothing would warn you.',
    device: 'Anybody who can use your computer, or look over your shoulder, sees what you see.',
  },
} as const;
