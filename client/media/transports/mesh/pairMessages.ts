/** What two browsers of a mesh tell each other over their own data channel: what is switched on, and how large a picture is drawn. */

export type PictureSize = 'large' | 'small' | 'hidden';
export type Having = { microphone: boolean; camera: boolean; screen: boolean };
export type PairNews = { have: Having; want: PictureSize };

export const nothing: Having = { microphone: false, camera: false, screen: false };

export const isSize = (value: unknown): value is PictureSize =>
  value === 'large' || value === 'small' || value === 'hidden';

/** Null for anything that is not such a note: the other browser is not ours to trust. */
export function parsePairNews(text: unknown): PairNews | null {
  if (typeof text !== 'string' || text.length > 500) return null;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null || !('have' in given) || !('want' in given)) return null;
  const { have, want } = given;
  if (!isSize(want) || typeof have !== 'object' || have === null) return null;
  const on = (name: keyof Having): boolean => Reflect.get(have, name) === true;
  return { want, have: { microphone: on('microphone'), camera: on('camera'), screen: on('screen') } };
}
