/** On what somebody sits, as far as the way to its settings depends on it. */
export type Platform = 'macos' | 'windows' | 'linux' | 'chromeos' | 'android' | 'ios' | 'other';
export type Browser = 'chrome' | 'edge' | 'firefox' | 'safari' | 'other';

/** What browsers tell about themselves; `userAgentData` only in those of Chromium's family. */
export type About = {
  userAgent: string;
  maxTouchPoints: number;
  userAgentData?: { platform?: string } | undefined;
};

const named: Readonly<Record<string, Platform>> = {
  macOS: 'macos',
  Windows: 'windows',
  Linux: 'linux',
  'Chrome OS': 'chromeos',
  'Chromium OS': 'chromeos',
  Android: 'android',
  iOS: 'ios',
};

export function platformOf({ userAgent, maxTouchPoints, userAgentData }: About): Platform {
  const told = named[userAgentData?.platform ?? ''];
  if (told) return told;
  // A tablet of Apple's calls itself a Mac; no Mac has a touch screen.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Macintosh/.test(userAgent)) return 'macos';
  if (/CrOS/.test(userAgent)) return 'chromeos';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}

/** Or a tablet: what takes devices away from a page that is not in front. */
export const isPhone = (about: About): boolean => ['ios', 'android'].includes(platformOf(about));

/** Under which name the settings of the system list it. */
export function browserOf({ userAgent }: Pick<About, 'userAgent'>): Browser {
  if (/\bEdg(e|A|iOS)?\//.test(userAgent)) return 'edge';
  if (/Firefox\/|FxiOS\//.test(userAgent)) return 'firefox';
  if (/OPR\/|SamsungBrowser\/|Vivaldi\//.test(userAgent)) return 'other';
  if (/Chrom(e|ium)\/|CriOS\//.test(userAgent)) return 'chrome';
  return /Safari\//.test(userAgent) ? 'safari' : 'other';
}

/** What this browser tells, with the part that not all of them have. */
export function aboutHere(): About {
  const more: unknown = Reflect.get(navigator, 'userAgentData');
  const platform: unknown = typeof more === 'object' && more !== null ? Reflect.get(more, 'platform') : undefined;
  return {
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    userAgentData: typeof platform === 'string' ? { platform } : undefined,
  };
}
