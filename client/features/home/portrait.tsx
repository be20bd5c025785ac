/** Drawn pictures that stand for four cameras. Decoration only. */
type Look = {
  skin: string;
  shade: string;
  hair: string;
  top: string;
  room: [string, string];
  /** Hair behind the head and over the brow, in a box of 100 by 100. */
  back: string;
  front: string;
  beard?: string;
  glasses?: true;
};

const looks = {
  leila: {
    skin: '#cf9a75',
    shade: '#a87152',
    hair: '#2b1c16',
    top: '#7f423c',
    room: ['#e6d8bf', '#ab936f'],
    back: 'M27 92C24 72 29 60 29 44C29 25 39 16 51 16C64 16 73 26 72 45C72 60 77 74 74 92Z',
    front: 'M31 50C29 30 39 20 52 20C65 20 71 31 70 47C68 38 63 32 56 28C49 37 39 41 31 50Z',
  },
  tomas: {
    skin: '#b98259',
    shade: '#8f5f3f',
    hair: '#1e1915',
    top: '#e4e0d7',
    room: ['#93a8b4', '#465a6d'],
    back: '',
    front: 'M31 45C28 28 37 19 50 19C63 19 72 28 69 45C68 39 66 35 63 33C56 31 45 30 38 33C34 36 32 40 31 45Z',
    beard: '#2d231d',
    glasses: true,
  },
  ruth: {
    skin: '#ecc6ad',
    shade: '#cda08a',
    hair: '#b6b2ac',
    top: '#2f5a55',
    room: ['#cbc1b1', '#7d7365'],
    back: 'M28 64C24 34 35 17 50 17C66 17 77 34 72 64C69 68 63 68 60 65L40 65C36 68 31 68 28 64Z',
    front: 'M30 50C27 29 37 19 50 19C63 19 73 29 70 50C67 40 64 35 60 32C51 36 38 37 30 50Z',
    glasses: true,
  },
  jonas: {
    skin: '#e6b696',
    shade: '#c68d6c',
    hair: '#a2753e',
    top: '#35495c',
    room: ['#d8d5c9', '#8f9288'],
    back: '',
    front: 'M31 45C27 26 38 18 52 18C65 18 72 29 69 44C68 37 65 33 62 30C55 33 45 33 37 29C34 33 32 39 31 45Z',
    beard: '#a2753e',
  },
} satisfies Record<string, Look>;

export function Portrait({ of: who }: { of: keyof typeof looks }) {
  const look: Look = looks[who];
  const id = `home-portrait-${who}`;
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <defs>
        <linearGradient id={`${id}-room`} x1="0" y1="0" x2="1" y2="1">
          <stop stopColor={look.room[0]} />
          <stop offset="1" stopColor={look.room[1]} />
        </linearGradient>
        <linearGradient id={`${id}-skin`} x1=".15" y1=".1" x2=".95" y2=".8">
          <stop offset=".45" stopColor={look.skin} />
          <stop offset="1" stopColor={look.shade} />
        </linearGradient>
        <filter id={`${id}-far`} x="-30%" y="-30%" width="160%" height="160%">
          <feGaussianBlur stdDeviation="4.5" />
        </filter>
        <filter id={`${id}-soft`} x="-30%" y="-30%" width="160%" height="160%">
          <feGaussianBlur stdDeviation="1.6" />
        </filter>
        <clipPath id={`${id}-face`}>
          <path d="M32 43C32 28 40 21 50 21C60 21 68 28 68 43C68 60 60 72 50 72C40 72 32 60 32 43Z" />
        </clipPath>
      </defs>
      <rect width="100" height="100" fill={`url(#${id}-room)`} />
      <g filter={`url(#${id}-far)`}>
        <rect x="-6" y="4" width="28" height="50" fill="#fff" opacity=".34" />
        <rect x="77" y="8" width="9" height="22" fill="#4d3a2c" opacity=".34" />
        <circle cx="84" cy="58" r="12" fill="#3f5a44" opacity=".34" />
      </g>
      <g transform="translate(50 56) scale(1.14) translate(-50 -52)">
        <path d={look.back} fill={look.hair} />
        <path d="M41 62H59V77Q63 79 63 80Q59 89 50 89Q41 89 37 80Q37 79 41 77Z" fill={look.shade} />
        <path d="M6 108C7 90 19 82 37 79C41 86 59 86 63 79C81 82 93 90 94 108Z" fill={look.top} />
        <path
          d="M32 43C32 28 40 21 50 21C60 21 68 28 68 43C68 60 60 72 50 72C40 72 32 60 32 43Z"
          fill={`url(#${id}-skin)`}
        />
        <g clipPath={`url(#${id}-face)`}>
          <g filter={`url(#${id}-soft)`} fill={look.shade}>
            <path d="M38 43Q43 39 48 43V47H38ZM52 43Q57 39 62 43V47H52Z" opacity=".4" />
            <path d="M51.500 44C54 50 56 54 54 57H49Z" opacity=".5" />
            <path d="M40 67Q50 73 60 66V76H40Z" opacity=".5" />
          </g>
          {look.beard ? (
            <path
              d="M31 50C34 54 35 58 38 59C44 56 56 56 62 59C65 58 66 54 69 50C69 68 61 74 50 74C39 74 31 68 31 50Z"
              fill={look.beard}
              opacity=".6"
              filter={`url(#${id}-soft)`}
            />
          ) : null}
          <g fill="none" stroke={look.hair} strokeWidth="1.300" strokeLinecap="round" opacity=".8">
            <path d="M39 41.500Q43 39 47 41.300M53 41.300Q57 39 61 41.500" />
          </g>
          <path
            d="M40 46Q43 43.700 46.400 46Q43 48 40 46ZM53.600 46Q57 43.700 60 46Q57 48 53.600 46Z"
            fill="#1d1512"
            opacity=".8"
          />
          <path
            d="M47.300 56Q50 57.600 52.700 56"
            fill="none"
            stroke={look.shade}
            strokeWidth="1.100"
            strokeLinecap="round"
          />
          <path d="M44 62Q50 65.600 56 62Q50 63.300 44 62Z" fill="#8c3f38" opacity=".8" />
        </g>
        <path d={look.front} fill={look.hair} />
        {look.glasses ? (
          <g fill="rgb(255 255 255 / .1)" stroke="#2a2522" strokeWidth="1.100">
            <rect x="37.500" y="42" width="10.500" height="8.500" rx="3.500" />
            <rect x="52" y="42" width="10.500" height="8.500" rx="3.500" />
            <path d="M48 45Q50 43.600 52 45" fill="none" />
          </g>
        ) : null}
      </g>
    </svg>
  );
}
