import { isSize, type PictureSize } from '../../pictureSize';

/** What two browsers of a mesh tell each other over their own data channel: what is switched on, and how large a picture is drawn. */
export type SwitchedOn = { microphone: boolean; camera: boolean; screen: boolean };
export type PairMessage = { have: SwitchedOn; want: PictureSize };

export const nothingOn: SwitchedOn = { microphone: false, camera: false, screen: false };

/** Null for anything that is not such a message: the other browser is not ours to trust. */
export function parsePairMessage(text: unknown): PairMessage | null {
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
  const on = (name: keyof SwitchedOn): boolean => Reflect.get(have, name) === true;
  return { want, have: { microphone: on('microphone'), camera: on('camera'), screen: on('screen') } };
}
