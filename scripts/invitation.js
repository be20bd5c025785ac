// What somebody sees of an invitation before they open it, in a chat or an e-mail program. Such programs run no script and
// show what is sent to everybody, so it never names a person, a group or a meeting.
const title = 'Invitation to a meeting';
const about = 'Open the link, type your name, and take a seat. You need no account and nothing to install.';

const lines = [
  ['property', 'og:title', title],
  ['property', 'og:description', about],
  ['property', 'og:site_name', 'Roundel'],
  ['property', 'og:type', 'website'],
  ['name', 'description', about],
  ['name', 'twitter:card', 'summary'],
  ['name', 'robots', 'noindex'],
];

/** The page behind an invitation link: the page of the app with a head of its own. */
export function invitationPage(html) {
  const head = lines.map(([kind, name, content]) => `    <meta ${kind}="${name}" content="${content}" />\n`).join('');
  const page = html.replace(/ *<title>[^<]*<\/title>\n/, `    <title>${title}</title>\n${head}`);
  if (page === html) throw new Error('the page of the app has no title to replace');
  return page;
}
