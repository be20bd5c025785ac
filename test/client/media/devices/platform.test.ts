import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../../client/media/devices/devices';
import { browserOf, platformOf } from '../../../../client/media/devices/platform';

const refusal = (message: string) => new DOMException(message, 'NotAllowedError');
/** The sentence of Firefox and Safari, whoever refused. */
const either = 'The request is not allowed by the user agent or the platform in the current context.';

describe('what keeps a device closed', () => {
  test.each([
    ['Chromium says it', 'Permission denied by system', null, 'system'],
    ['Chromium, in spite of a yes', 'Permission denied by system', 'granted', 'system'],
    ['Chromium, by the person', 'Permission denied', 'denied', 'refused'],
    ['Chromium, question waved away', 'Permission dismissed', 'prompt', 'refused'],
    ['Firefox or Safari, in spite of a yes', either, 'granted', 'system'],
    ['Firefox or Safari, by the person', either, 'denied', 'refused'],
    ['Firefox or Safari, asked each time', either, 'prompt', 'refused'],
    ['an older one that does not tell', either, null, 'refused'],
  ] as const)('%s', (_name, message, permission, problem) => {
    expect(problemOf(refusal(message), permission)).toBe(problem);
  });

  test('a yes does not turn a device that is busy or missing into one that is kept shut', () => {
    expect(problemOf(new DOMException('Could not start video source', 'NotReadableError'), 'granted')).toBe('inUse');
    expect(problemOf(new DOMException('', 'NotFoundError'), 'granted')).toBe('missing');
  });
});

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('on what somebody sits', () => {
  test.each([
    ['Safari on a Mac', `${mac} ${safari}`, 0, undefined, 'macos', 'safari'],
    ['Safari on an iPad that calls itself a Mac', `${mac} ${safari}`, 5, undefined, 'ios', 'safari'],
    ['Chrome on an iPhone', `${iphone} CriOS/140.0 Mobile/15E148 Safari/604.1`, 5, undefined, 'ios', 'chrome'],
    ['Firefox on an iPhone', `${iphone} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, 5, undefined, 'ios', 'firefox'],
    ['Chrome on a Mac', `${mac} ${chrome}`, 0, 'macOS', 'macos', 'chrome'],
    [
      'Edge on Windows',
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0`,
      10,
      'Windows',
      'windows',
      'edge',
    ],
    [
      'Firefox on Windows',
      'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
      0,
      undefined,
      'windows',
      'firefox',
    ],
    [
      'Firefox on Linux',
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      0,
      undefined,
      'linux',
      'firefox',
    ],
    [
      'Firefox on Android',
      'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
      5,
      undefined,
      'android',
      'firefox',
    ],
    ['Chrome on Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome}`, 5, 'Android', 'android', 'chrome'],
    [
      'Chrome on a Chromebook',
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome}`,
      0,
      'Chrome OS',
      'chromeos',
      'chrome',
    ],
    ['something else', 'a browser of its own', 0, undefined, 'other', 'other'],
  ] as const)('%s', (_name, userAgent, maxTouchPoints, told, platform, browser) => {
    const about = { userAgent, maxTouchPoints, userAgentData: told ? { platform: told } : undefined };
    expect([platformOf(about), browserOf(about)]).toEqual([platform, browser]);
  });
});
