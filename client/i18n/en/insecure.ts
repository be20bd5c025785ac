export const insecure = {
  heading: 'Camera and microphone are closed on this address',
  why: 'Browsers open them only on a protected page: an address that begins with https, or localhost on the same computer. This page came over plain http.',
  host: 'On the computer that runs Roundel, open {{address}} instead.',
  others:
    'For other computers, whoever runs the server starts it with TLS=self (it then makes a certificate of its own), with TLS_CERT and TLS_KEY, or behind a proxy that speaks https.',
  still: 'Agenda, order, clocks, board and plan work here all the same: choose “We talk somewhere else”.',
  evaluation:
    'The evaluation does not: without a protected page your answers could not be hidden, so nobody is asked for any.',
} as const;
