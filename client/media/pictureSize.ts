/** How large a member's camera is drawn here: the other end sends no more than that. */
export type PictureSize = 'large' | 'small' | 'hidden';

export const isSize = (value: unknown): value is PictureSize =>
  value === 'large' || value === 'small' || value === 'hidden';
