import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { WebConfig } from '../deps';

const HALF_A_YEAR_SECONDS = 182 * 24 * 60 * 60;
const here = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * What our pages may load: only their own origin, and the media server's socket. `wasm-unsafe-eval` lets the board shrink
 * its fonts; the board and dragging set inline styles. Over plain http nothing is upgraded to https, because our own
 * scripts would then fail to load.
 */
function policy(config: WebConfig, secure: boolean, hsts: boolean): RequestHandler {
  const media = config.mediaUrl === null ? [] : mediaOrigins(config.mediaUrl);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'data:', 'blob:', ...media],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        frameSrc: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // For browsers that do not know `frameAncestors`; both say the same.
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: hsts ? { maxAge: HALF_A_YEAR_SECONDS, includeSubDomains: false } : false,
    // Browsers ignore this header, with a warning, on pages that are not secure.
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
  });
}

/** LiveKit's client talks to the same host over a socket and over https. */
function mediaOrigins(url: string): string[] {
  const { protocol, host } = new URL(url);
  const safe = protocol === 'wss:' || protocol === 'https:';
  return safe ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}

export function securityHeaders(config: WebConfig): RequestHandler {
  const plain = policy(config, false, false);
  const secure = policy(config, true, true);
  const secureHere = policy(config, true, false);
  return (request, response, next) => {
    response.set(
      'Permissions-Policy',
      'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), geolocation=(), payment=(), usb=()',
    );
    // Strict transport for localhost would break every other program that serves http there.
    const chosen = !request.secure ? plain : here.test(request.headers.host ?? '') ? secureHere : secure;
    chosen(request, response, next);
  };
}
