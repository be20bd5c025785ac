/** What the page after leaving says. It is kept only as long as this page of the browser is open. */
type LeftGroup = {
  name: string;
  /** It ended with me. */
  ended: boolean;
  /** What was mine, made just before; null: it could not be made. */
  mine: Blob | null;
};

let left: LeftGroup | null = null;

export const leftGroup = (): LeftGroup | null => left;
export const rememberLeft = (group: LeftGroup): void => {
  left = group;
};
