export const insecure = {
  heading: 'Camera and microphone are closed on this address',
  why: 'Browsers open them only on a protected page: an address that begins with https, or localhost on the same computer. This page came over plain http.',
  host: 'On the computer that runs Roundel, open {{address}} instead.',
  others:
    'For other computers, the person who runs the server starts it with TLS=self (it then makes its own certificate), with TLS_CERT and TLS_KEY, or behind an https proxy.',
  still: 'Agenda, order, clocks, board and plan work here all the same: choose “We talk somewhere else”.',
  evaluation:
    'The evaluation does not work here: without a protected page your browser could not hide your scores, so you are not asked for any.',
} as const;
